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
            className="-mx-3 block rounded-md px-3 py-3.5 hover:bg-raised aria-[current=true]:bg-indigo-tint"
          >
            <span className="block font-semibold leading-snug" lang={mail.language}>
              {mail.subject}
            </span>
            <span className="mt-0.5 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
              <span className="min-w-0 break-all">{mail.recipient}</span>
              <span>{formatAgo(mail.created_at)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
