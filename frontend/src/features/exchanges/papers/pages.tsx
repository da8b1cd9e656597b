import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { isApiError } from "@/api/errors";
import type { DocumentOut } from "@/api/generated/types.gen";
import { send } from "@/api/send";
import { PaperRefusal } from "@/components/upload/paper-refusal";
import { documentName } from "@/lib/words/papers";
import { fileAddress } from "./queries";

type Page = { picture: string; of: number };

/** The pages of a document as pictures, one after the other, and the file itself. */
export function Pages({ document }: { document: DocumentOut }) {
  const { t } = useLingui();
  const [page, setPage] = useState(1);
  const { found, error } = usePage(document.id, page);
  const name = documentName(document.kind);
  return (
    <div>
      <section
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the keyboard
        tabIndex={0}
        className="max-h-[55vh] overflow-auto rounded-md border border-line bg-white"
      >
        {found ? (
          <img
            src={found.picture}
            alt={t`${name}, page ${page} of ${found.of}`}
            className="block w-full min-w-[40rem]"
          />
        ) : (
          !error && <div className="skeleton aspect-[210/297] w-full" />
        )}
      </section>
      {error !== undefined && <PaperRefusal error={error} />}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-3">
        {found && found.of > 1 && (
          <div className="flex items-center gap-2">
            <button
              type="button"
              className="button button-plain"
              disabled={page === 1}
              onClick={() => setPage(page - 1)}
            >
              <Trans>Page before</Trans>
            </button>
            <span className="text-sm tabular-nums">
              {page}/{found.of}
            </span>
            <button
              type="button"
              className="button button-plain"
              disabled={page === found.of}
              onClick={() => setPage(page + 1)}
            >
              <Trans>Next page</Trans>
            </button>
          </div>
        )}
        <DownloadLink document={document} />
      </div>
    </div>
  );
}

function DownloadLink({ document }: { document: DocumentOut }) {
  const { t } = useLingui();
  const name = documentName(document.kind);
  return (
    <a
      href={fileAddress(document.id)}
      download
      className="link inline-flex min-h-11 items-center gap-1.5"
    >
      <Download size={16} aria-hidden="true" />
      <span aria-hidden="true">PDF</span>
      <span className="sr-only">{t`Download ${name} as PDF`}</span>
    </a>
  );
}

/** Pictures may come from here or be written out (our policy), so that it is read and written out. */
function usePage(documentId: string, page: number): { found: Page | undefined; error: unknown } {
  const [found, setFound] = useState<Page>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const stopping = new AbortController();
    const address = `/v1/exchange-documents/${documentId}/pages/${page}`;
    setError(undefined);
    send(address, { signal: stopping.signal })
      .then((answer) =>
        setFound({ picture: address, of: Number(answer.headers.get("x-pages") ?? 1) }),
      )
      .catch((refused) => {
        if (isApiError(refused)) setError(refused);
      });
    return () => stopping.abort();
  }, [documentId, page]);
  return { found, error };
}
