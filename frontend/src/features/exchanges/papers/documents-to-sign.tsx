import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { DocumentToSignOut } from "@/api/generated/types.gen";
import { formatDateRange } from "@/lib/format";
import { documentName } from "@/lib/words/papers";
import { toSignQuery } from "./queries";

/** What waits for the reader's signature, wherever it is; nothing where there is nothing. */
export function DocumentsToSign() {
  const { t } = useLingui();
  const found = useQuery(toSignQuery());
  const waiting = found.data?.data ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="mt-8" aria-label={t`Documents that wait for you`}>
      <h2 className="mb-2 text-lg">
        <Trans>Documents that wait for you</Trans>
      </h2>
      <ul className="space-y-3">
        {waiting.map((document) => (
          <li key={document.id}>
            <Waiting document={document} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting({ document }: { document: DocumentToSignOut }) {
  const { starts_on: start, ends_on: end } = document;
  return (
    <Link
      to="/exchanges/$exchangeId"
      params={{ exchangeId: document.exchange_id }}
      hash="documents"
      className="block rounded-lg border border-line bg-raised p-4 hover:border-indigo"
    >
      <strong className="block">{documentName(document.kind)}</strong>
      <span className="block min-w-0">
        {document.visitor_name} → {document.host_name}
      </span>
      <span className="block text-sm text-muted">
        <span translate="no">{document.exchange_code}</span>
        {start && end && ` · ${formatDateRange(start, end)}`}
      </span>
      <span className="mt-1 block text-sm font-semibold text-weld-text">
        {document.you_sign_for.length > 0 ? (
          <Trans>Read and sign</Trans>
        ) : (
          <Trans>A signed paper to confirm</Trans>
        )}
      </span>
    </Link>
  );
}
