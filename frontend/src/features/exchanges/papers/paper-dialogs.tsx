import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { confirmSignedScan, refuseSignedScan } from "@/api/generated/sdk.gen";
import type { DocumentOut, Party } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PaperRefusal } from "@/components/upload/paper-refusal";
import { addressWith } from "@/components/upload/upload";
import { UploadButton } from "@/components/upload/upload-button";
import { useUpload } from "@/components/upload/use-upload";
import { partyName } from "@/lib/words/exchanges";
import { documentName } from "@/lib/words/papers";
import { useReadAnew } from "../queries";
import { scanAddress } from "./queries";

type Props = { document: DocumentOut; party: Party; onClose: () => void };
const TYPES = ["application/pdf", "image/jpeg", "image/png", "image/webp"];

/** A paper that somebody has signed by hand. */
export function PaperDialog({ document, party, onClose }: Props) {
  const { t } = useLingui();
  const [signer, setSigner] = useState("");
  const readAnew = useReadAnew();
  const whom = partyName(party);
  const upload = useUpload<DocumentOut>(
    (file) =>
      addressWith(`/v1/exchange-documents/${document.id}/scans`, {
        party,
        content_hash: document.content_hash,
        signer_name: signer.trim(),
        name: file.name,
      }),
    () => {
      void readAnew();
      onClose();
    },
  );
  return (
    <Dialog title={t`Signed on paper`} open onClose={onClose}>
      <div className="space-y-4">
        <p>
          <Trans>
            Print {documentName(document.kind)}, have it signed for {whom}, and upload a photo or
            scan of every page. It counts once a colleague has compared and confirmed it.
          </Trans>
        </p>
        <Field label={t`Who signed`}>
          {(control) => (
            <input
              {...control}
              className="field"
              maxLength={200}
              value={signer}
              onChange={(event) => setSigner(event.target.value)}
            />
          )}
        </Field>
        {signer.trim() && (
          <UploadButton upload={upload} accepts={TYPES} about={t`the signed paper`} />
        )}
      </div>
    </Dialog>
  );
}

/** A second person compares the paper with the document. */
export function ConfirmPaperDialog({ document, party, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const readAnew = useReadAnew();
  const deciding = useMutation({
    mutationFn: async (accepted: boolean) => {
      const path = { document_id: document.id, party };
      if (accepted) await confirmSignedScan({ path, throwOnError: true });
      else await refuseSignedScan({ path, body: { reason: reason.trim() }, throwOnError: true });
    },
    onSuccess: onClose,
    onSettled: () => void readAnew(),
  });
  const signer = document.signatures.find((one) => one.party === party)?.signer_name;
  return (
    <Dialog title={t`A paper to confirm`} open onClose={onClose}>
      <div className="space-y-4">
        <p>
          <Trans>
            {signer} is said to have signed for {partyName(party)}. Compare the paper with the
            document: the same fingerprint, every page, a signature.
          </Trans>
        </p>
        <a
          className="link inline-flex min-h-11 items-center"
          href={scanAddress(document.id, party)}
          download
        >
          <Trans>Download the signed paper</Trans>
        </a>
        <Field label={t`If it is not right: why`}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {deciding.isError && <PaperRefusal error={deciding.error} />}
        <div className="flex flex-wrap justify-end gap-3">
          <button
            type="button"
            className="button button-danger"
            disabled={reason.trim().length < 3 || deciding.isPending}
            onClick={() => deciding.mutate(false)}
          >
            <Trans>Refuse it</Trans>
          </button>
          <button
            type="button"
            className="button button-primary"
            disabled={deciding.isPending}
            onClick={() => deciding.mutate(true)}
          >
            <Trans>Confirm it</Trans>
          </button>
        </div>
      </div>
    </Dialog>
  );
}
