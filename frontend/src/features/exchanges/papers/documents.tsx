import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { useState } from "react";
import { setExchangeDocument } from "@/api/generated/sdk.gen";
import type {
  DocumentKind,
  DocumentOut,
  DocumentState,
  ExchangeOut,
  Party,
  SignatureOut,
} from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Dialog } from "@/components/ui/dialog";
import { PaperRefusal } from "@/components/upload/paper-refusal";
import { formatDate } from "@/lib/format";
import { partyName } from "@/lib/words/exchanges";
import { documentName, documentState, signatureState } from "@/lib/words/papers";
import { useReadAnew } from "../queries";
import { Pages } from "./pages";
import { ConfirmPaperDialog, PaperDialog } from "./paper-dialogs";
import { documentsQuery } from "./queries";
import { SignDialog } from "./sign-dialog";

const OVER: DocumentState[] = ["declined", "voided", "superseded"];

/** The documents of an exchange: to read, to sign, and those that stand no longer. */
export function Documents({ exchange }: { exchange: ExchangeOut }) {
  const found = useQuery(documentsQuery(exchange.id));
  if (found.isPending) return <ListSkeleton rows={1} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const standing = found.data.data.filter(({ state }) => !OVER.includes(state));
  const over = found.data.data.filter(({ state }) => OVER.includes(state));
  return (
    <div className="space-y-4">
      {standing.length === 0 && (
        <p className="text-muted">
          <Trans>No documents yet. They are made from what is agreed.</Trans>
        </p>
      )}
      <ul className="space-y-4">
        {standing.map((document) => (
          <li key={document.id}>
            <DocumentCard document={document} />
          </li>
        ))}
      </ul>
      <NewDocuments exchange={exchange} standing={standing} />
      {over.length > 0 && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 text-muted">
            <Trans>Documents that stand no longer</Trans>
          </summary>
          <ul className="mt-2 space-y-4">
            {over.map((document) => (
              <li key={document.id}>
                <DocumentCard document={document} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type Asking = { what: "read" | "sign" | "paper" | "confirm"; party?: Party };

function DocumentCard({ document }: { document: DocumentOut }) {
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  return (
    <article className="rounded-lg border border-line bg-raised p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h3 className="font-semibold">{documentName(document.kind)}</h3>
        {document.signatures.length > 0 || OVER.includes(document.state) ? (
          <DocumentBadge state={document.state} />
        ) : null}
      </div>
      <p className="text-sm text-muted">
        {formatDate(document.created_at)}
        {document.number && (
          <>
            {" · "}
            <Link
              to="/certificates/$number"
              params={{ number: document.number }}
              className="link break-all"
              translate="no"
            >
              {document.number}
            </Link>
          </>
        )}
      </p>
      <Signatures document={document} />
      <Actions document={document} ask={setAsking} />
      {asking && <Asked document={document} asking={asking} close={close} />}
    </article>
  );
}

function Asked({
  document,
  asking,
  close,
}: {
  document: DocumentOut;
  asking: Asking;
  close: () => void;
}) {
  const { what, party } = asking;
  if (what === "read" || !party)
    return (
      <Dialog title={documentName(document.kind)} open onClose={close}>
        <Pages document={document} />
      </Dialog>
    );
  if (what === "sign") return <SignDialog document={document} party={party} onClose={close} />;
  if (what === "paper") return <PaperDialog document={document} party={party} onClose={close} />;
  return <ConfirmPaperDialog document={document} party={party} onClose={close} />;
}

function Actions({ document, ask }: { document: DocumentOut; ask: (asking: Asking) => void }) {
  const { t } = useLingui();
  const papers = document.you_upload_for.filter((party) => !document.you_sign_for.includes(party));
  return (
    <div className="mt-3 flex flex-wrap gap-3">
      {document.you_sign_for.map((party) => (
        <button
          key={party}
          type="button"
          className="button button-primary"
          onClick={() => ask({ what: "sign", party })}
        >
          {document.you_sign_for.length > 1 ? (
            t`Read and sign for ${partyName(party)}`
          ) : (
            <Trans>Read and sign</Trans>
          )}
        </button>
      ))}
      {document.you_confirm_for.map((party) => (
        <button
          key={party}
          type="button"
          className="button button-primary"
          onClick={() => ask({ what: "confirm", party })}
        >
          {t`Confirm the paper of ${partyName(party)}`}
        </button>
      ))}
      {document.you_sign_for.length === 0 && (
        <button type="button" className="button button-plain" onClick={() => ask({ what: "read" })}>
          <Trans>Read it</Trans>
        </button>
      )}
      {papers.map((party) => (
        <button
          key={party}
          type="button"
          className="button button-plain"
          onClick={() => ask({ what: "paper", party })}
        >
          {t`Signed on paper by ${partyName(party)}`}
        </button>
      ))}
    </div>
  );
}

function Signatures({ document }: { document: DocumentOut }) {
  if (document.signatures.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {document.signatures.map((signature) => (
        <SignatureLine key={signature.party} signature={signature} />
      ))}
    </ul>
  );
}

function SignatureLine({ signature }: { signature: SignatureOut }) {
  const given = signature.state === "accepted" || signature.state === "accepted_on_behalf";
  const tone = given
    ? "text-woad"
    : signature.state === "rejected"
      ? "text-madder"
      : "text-weld-text";
  return (
    <li className="min-w-0 border-t border-line pt-2 text-sm">
      <span className="flex flex-wrap justify-between gap-x-3">
        <span className="first-letter:uppercase">{partyName(signature.party)}</span>
        <strong className={tone}>{signatureState(signature.state)}</strong>
      </span>
      {signature.signer_name && signature.signed_at && (
        <span className="block text-muted">
          {signature.signer_name}, {formatDate(signature.signed_at)}
        </span>
      )}
      {signature.reason && <span className="block">{signature.reason}</span>}
    </li>
  );
}

function DocumentBadge({ state }: { state: DocumentState }) {
  const tone =
    state === "fully_signed"
      ? "bg-woad-tint text-woad"
      : OVER.includes(state)
        ? "bg-madder-tint text-madder"
        : "bg-weld-tint text-weld-text";
  return (
    <span className={clsx("rounded-full px-2.5 py-0.5 text-sm font-semibold", tone)}>
      {documentState(state)}
    </span>
  );
}

/** What one can have made at this point. */
function NewDocuments({ exchange, standing }: { exchange: ExchangeOut; standing: DocumentOut[] }) {
  const readAnew = useReadAnew();
  const making = useMutation({
    mutationFn: (kind: DocumentKind) =>
      setExchangeDocument({
        path: { exchange_id: exchange.id },
        body: { kind },
        throwOnError: true,
      }),
    onSettled: () => void readAnew(),
  });
  const kinds = offered(exchange, standing);
  if (kinds.length === 0) return null;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className="button button-plain"
            disabled={making.isPending}
            onClick={() => making.mutate(kind)}
          >
            <Making kind={kind} />
          </button>
        ))}
      </div>
      {making.isError && <PaperRefusal error={making.error} />}
    </div>
  );
}

function Making({ kind }: { kind: DocumentKind }) {
  switch (kind) {
    case "commitment_to_quality":
      return <Trans>Make a draft to read</Trans>;
    case "sign_in_sheet":
      return <Trans>Make a sign-in sheet to print</Trans>;
    case "financial_agreement":
      return <Trans>Make the financial agreement anew</Trans>;
    default:
      return <Trans>Make the closing report as PDF</Trans>;
  }
}

export function offered(
  exchange: Pick<ExchangeOut, "state" | "you_are" | "funded" | "planned_start">,
  standing: Pick<DocumentOut, "kind">[],
): DocumentKind[] {
  const { state, you_are: hands } = exchange;
  const takesPart = hands.some((hand) => hand !== "finance");
  const ofVisitor = hands.includes("visitor") || hands.includes("visitor_cluster");
  const has = (kind: DocumentKind) => standing.some((document) => document.kind === kind);
  const kinds: DocumentKind[] = [];
  if (takesPart && (state === "matched" || state === "building") && hands.some((h) => h !== "host"))
    kinds.push("commitment_to_quality");
  if (
    takesPart &&
    exchange.planned_start &&
    ["signing", "committed", "ready", "ongoing"].includes(state)
  )
    if (!has("sign_in_sheet")) kinds.push("sign_in_sheet");
  if (hands.includes("visitor_cluster") && state === "committed" && exchange.funded)
    if (!has("financial_agreement")) kinds.push("financial_agreement");
  const after = ["report_submitted", "report_returned", "validated", "paid", "closed"];
  if (ofVisitor && after.includes(state) && !has("closing_report")) kinds.push("closing_report");
  return kinds;
}
