import { createFileRoute } from "@tanstack/react-router";
import { MailboxPage } from "@/features/mailbox/mailbox-page";

type Search = { mail?: string };

export const Route = createFileRoute("/mailbox")({
  validateSearch: (search: Record<string, unknown>): Search =>
    typeof search.mail === "string" ? { mail: search.mail } : {},
  component: Mailbox,
});

function Mailbox() {
  return <MailboxPage chosen={Route.useSearch().mail} />;
}
