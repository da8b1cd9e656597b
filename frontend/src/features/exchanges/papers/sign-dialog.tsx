import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { declineExchangeDocument, signExchangeDocument } from "@/api/generated/sdk.gen";
import type { DocumentOut, Party } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PaperRefusal } from "@/components/upload/paper-refusal";
import { partyName } from "@/lib/words/exchanges";
import { documentName } from "@/lib/words/papers";
import { useReadAnew } from "../queries";
import { Pages } from "./pages";

type Props = { document: DocumentOut; party: Party; onClose: () => void };

/** Reads, then signs or declines: always the very document that was shown. */
export function SignDialog({ document, party, onClose }: Props) {
  const { t } = useLingui();
  const [read, setRead] = useState(false);
  const [declining, setDeclining] = useState(false);
  const readAnew = useReadAnew();
  const signing = useMutation({
    mutationFn: () =>
      signExchangeDocument({
        path: { document_id: document.id },
        body: { party, content_hash: document.content_hash },
        throwOnError: true,
      }),
    onSuccess: onClose,
    onSettled: () => void readAnew(),
  });
  const whom = partyName(party);
  return (
    <Dialog title={documentName(document.kind)} open onClose={onClose}>
      <div className="space-y-4">
        <Pages document={document} />
        <p className="text-sm text-muted">
          <Trans>
            You sign for {whom}, with your name and the time. If anything that is agreed changes
            afterwards, every signature is void.
          </Trans>
        </p>
        {declining ? (
          <Declining document={document} party={party} onClose={onClose} />
        ) : (
          <>
            <CheckField label={t`I have read it`} checked={read} onChange={setRead} />
            {signing.isError && <PaperRefusal error={signing.error} />}
            <div className="flex flex-wrap justify-end gap-3">
              <button
                type="button"
                className="button button-plain"
                onClick={() => setDeclining(true)}
              >
                <Trans>Decline</Trans>
              </button>
              <button
                type="button"
                className="button button-primary"
                disabled={!read || signing.isPending}
                onClick={() => signing.mutate()}
              >
                <Trans>Sign the document</Trans>
              </button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Declining({ document, party, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const readAnew = useReadAnew();
  const declining = useMutation({
    mutationFn: () =>
      declineExchangeDocument({
        path: { document_id: document.id },
        body: { party, content_hash: document.content_hash, reason: reason.trim() },
        throwOnError: true,
      }),
    onSuccess: onClose,
    onSettled: () => void readAnew(),
  });
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        declining.mutate();
      }}
    >
      <Field label={t`Why not?`} hint={t`The others read it. The exchange is planned anew.`}>
        {(control) => (
          <textarea
            {...control}
            className="field"
            rows={3}
            maxLength={1000}
            required
            minLength={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {declining.isError && <PaperRefusal error={declining.error} />}
      <button
        type="submit"
        className="button button-danger"
        disabled={reason.trim().length < 3 || declining.isPending}
      >
        <Trans>Decline to sign</Trans>
      </button>
    </form>
  );
}
