import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { MailboxEntryOut } from "@/api/generated/types.gen";
import { formatAgo } from "@/lib/format";

/** On a phone the list makes way for the mail that is being read. */
export function MailList({ mails, chosen }: { mails: MailboxEntryOut[]; chosen?: string }) {
  return (
    <ul className={chosen ? "hidden lg:block" : undefined}>
      {mails.map((mail) => (
        <li key={mail.id} className="border-t border-line">
          <Link
            to="/mailbox"
            search={{ mail: mail.id }}
            aria-current={mail.id === chosen ? "true" : undefined}
            className="block rounded-md px-3 py-3 hover:bg-indigo-tint aria-[current=true]:bg-indigo-tint"
          >
            <span className="block font-semibold" lang={mail.language}>
              {mail.subject}
            </span>
            <span className="mt-0.5 block break-all text-sm text-muted">
              <Trans>
                to {mail.recipient}, {formatAgo(mail.created_at)}
              </Trans>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
