import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { readMailboxMailOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { MailboxMailOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatDate } from "@/lib/format";
import { pieces } from "./pieces";

export function MailReader({ id }: { id?: string }) {
  if (!id) {
    return (
      <p className="hidden text-muted lg:block">
        <Trans>Choose a mail to read it.</Trans>
      </p>
    );
  }
  return <Opened id={id} />;
}

function Opened({ id }: { id: string }) {
  const mail = useQuery(readMailboxMailOptions({ path: { mail_id: id } }));
  return (
    <div className="self-start lg:sticky lg:top-24">
      <Link to="/mailbox" className="button button-quiet mb-3 lg:hidden">
        <ArrowLeft size={17} aria-hidden="true" />
        <Trans>All mails</Trans>
      </Link>
      {mail.isPending && <ListSkeleton rows={2} />}
      {mail.isError && <Failure error={mail.error} retry={() => void mail.refetch()} />}
      {mail.isSuccess && <Letter mail={mail.data} />}
    </div>
  );
}

/** The text form of the mail; its links lead back into the web app. */
function Letter({ mail }: { mail: MailboxMailOut }) {
  return (
    <article className="rounded-md border border-line bg-raised p-5 sm:p-7" lang={mail.language}>
      <header className="border-b border-line pb-4">
        <h2 className="text-xl">{mail.subject}</h2>
        <p className="mt-1.5 flex flex-wrap justify-between gap-x-6 text-sm text-muted">
          <span className="min-w-0 break-all">{mail.recipient}</span>
          <span>{formatDate(mail.created_at)}</span>
        </p>
      </header>
      <p className="mt-5 max-w-read whitespace-pre-line break-words">
        {pieces(mail.text).map((piece) =>
          piece.link ? (
            <a key={piece.at} href={piece.text} className="link break-all">
              {piece.text}
            </a>
          ) : (
            <span key={piece.at}>{piece.text}</span>
          ),
        )}
      </p>
    </article>
  );
}
