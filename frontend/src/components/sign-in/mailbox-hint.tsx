import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listMailboxOptions } from "@/api/generated/@tanstack/react-query.gen";

/** The demonstration sends no mail; what it would have sent can be read in its mailbox. */
export function MailboxHint() {
  const mailbox = useQuery({ ...listMailboxOptions(), retry: false });
  if (!mailbox.isSuccess) return null;
  return (
    <p className="rounded-md bg-weld-tint px-4 py-3 text-sm text-weld-text">
      <Trans>
        This is a demonstration: no mail leaves it.{" "}
        <a href="/mailbox" target="_blank" rel="noreferrer" className="font-semibold underline">
          Read it in the mailbox
        </a>
        .
      </Trans>
    </p>
  );
}
