import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { acceptEvidence, rejectEvidence, waiveEvidence } from "@/api/generated/sdk.gen";
import type { EvidenceItemOut, ExchangeOut } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { PaperRefusal } from "@/components/upload/paper-refusal";
import { evidenceName } from "@/lib/words/papers";
import { useReadAnew } from "../queries";

type Props = { exchange: ExchangeOut; item: EvidenceItemOut };
type Verb = "accept" | "reject" | "waive";

/** What staff decide about a line, on the version they have looked at. */
export function Deciding({ exchange, item }: Props) {
  const [asking, setAsking] = useState<"reject" | "waive">();
  const deciding = useDecision(exchange, item);
  const judges = item.you_may_decide && item.files.some((file) => !file.superseded);
  const canAccept = judges && (item.state === "uploaded" || item.state === "rejected");
  const canReject = item.you_may_decide && (item.state === "uploaded" || item.state === "accepted");
  if (!canAccept && !canReject && !item.you_may_waive) return null;
  return (
    <div className="mt-3 space-y-3">
      <div className="flex flex-wrap gap-3">
        {canAccept && (
          <button
            type="button"
            className="button button-primary"
            disabled={deciding.isPending}
            onClick={() => deciding.mutate({ verb: "accept", reason: "" })}
          >
            <Trans>Accept</Trans>
          </button>
        )}
        {canReject && (
          <button type="button" className="button button-plain" onClick={() => setAsking("reject")}>
            <Trans>Reject</Trans>
          </button>
        )}
        {item.you_may_waive && (
          <button type="button" className="button button-plain" onClick={() => setAsking("waive")}>
            <Trans>Waive</Trans>
          </button>
        )}
      </div>
      {deciding.isError && !asking && <PaperRefusal error={deciding.error} />}
      {asking && (
        <ReasonDialog
          exchange={exchange}
          item={item}
          verb={asking}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

function useDecision(exchange: ExchangeOut, item: EvidenceItemOut) {
  const readAnew = useReadAnew();
  return useMutation({
    mutationFn: async ({ verb, reason }: { verb: Verb; reason: string }) => {
      const path = { exchange_id: exchange.id, kind: item.kind };
      const headers = { "If-Match": `"v${item.version}"` };
      if (verb === "accept") await acceptEvidence({ path, headers, throwOnError: true });
      else {
        const call = verb === "reject" ? rejectEvidence : waiveEvidence;
        await call({ path, headers, body: { reason }, throwOnError: true });
      }
    },
    onSettled: () => void readAnew(),
  });
}

type DialogProps = Props & { verb: "reject" | "waive"; onClose: () => void };

function ReasonDialog({ exchange, item, verb, onClose }: DialogProps) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const deciding = useDecision(exchange, item);
  const rejects = verb === "reject";
  return (
    <Dialog title={evidenceName(item.kind)} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          deciding.mutate({ verb, reason: reason.trim() }, { onSuccess: onClose });
        }}
      >
        <Field
          label={rejects ? t`What is wrong with it?` : t`Why is it not needed?`}
          hint={rejects ? t`Those who bring it read this.` : t`Auditors read this.`}
        >
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {deciding.isError && <PaperRefusal error={deciding.error} />}
        <button
          type="submit"
          className={`button ${rejects ? "button-danger" : "button-primary"}`}
          disabled={reason.trim().length < 3 || deciding.isPending}
        >
          {rejects ? <Trans>Reject</Trans> : <Trans>Waive</Trans>}
        </button>
      </form>
    </Dialog>
  );
}
