import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { Explanation, StreamOut } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { EngineSays } from "./engine-says";
import { useFacilitating, verdictQuery } from "./queries";
import { StreamPicker } from "./stream-picker";
import { whatStops } from "./what-stops";

/** Two that no one has brought together: chosen, judged by the engine, and brought together. */
export function BringTogether({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [offer, setOffer] = useState<StreamOut>();
  const [need, setNeed] = useState<StreamOut>();
  return (
    <Dialog title={t`Bring two together`} open onClose={onClose}>
      <div className="space-y-5">
        <StreamPicker direction="offer" chosen={offer} choose={setOffer} />
        <StreamPicker direction="need" chosen={need} choose={setNeed} />
        {offer && need && (
          <Judged key={`${offer.id} ${need.id}`} offer={offer} need={need} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

type JudgedProps = { offer: StreamOut; need: StreamOut; onClose: () => void };

function Judged({ offer, need, onClose }: JudgedProps) {
  const verdict = useQuery(verdictQuery(offer.id, need.id));
  if (verdict.isPending) {
    return (
      <p role="status" className="text-muted">
        <Trans>The engine compares them …</Trans>
      </p>
    );
  }
  if (verdict.isError) return <Refusal error={verdict.error} />;
  return (
    <>
      <EngineSays explanation={verdict.data} />
      <Said offer={offer} need={need} explanation={verdict.data} onClose={onClose} />
    </>
  );
}

function Said({ offer, need, explanation, onClose }: JudgedProps & { explanation: Explanation }) {
  const { t } = useLingui();
  const { bring } = useFacilitating();
  const [reason, setReason] = useState("");
  const [event, setEvent] = useState("");
  const [pressed, setPressed] = useState(false);
  const { legal, others } = whatStops(explanation);
  if (legal.length > 0) return null;
  // The service knows more than the preview: limits that are told to nobody, and earlier refusals.
  const wanted = isApiError(bring.error) && bring.error.code === "override-reason-missing";
  const asks = others.length > 0 || wanted;
  const missing = asks && reason.trim() === "";
  const send = () =>
    bring.mutate(
      {
        body: {
          offer_id: offer.id,
          need_id: need.id,
          event: event.trim() || null,
          override_reason: reason.trim() || null,
        },
      },
      {
        onSuccess: () => {
          notify(t`Brought together. Both sides see it among their matches.`);
          onClose();
        },
      },
    );
  return (
    <form
      className="space-y-4"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        setPressed(true);
        if (!missing) send();
      }}
    >
      {asks && (
        <Field
          label={<Trans>Why these two all the same?</Trans>}
          hint={<Trans>Both sides read it. The score stays what it is.</Trans>}
          error={pressed && missing ? t`Write a few words.` : undefined}
        >
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(typed) => setReason(typed.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={<Trans>Where did they meet?</Trans>}
        hint={<Trans>If they did: a fair, a study trip.</Trans>}
      >
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={event}
            onChange={(typed) => setEvent(typed.target.value)}
          />
        )}
      </Field>
      {bring.error && <Why error={bring.error} />}
      <div className="flex flex-wrap justify-end gap-3">
        <button type="button" className="button button-plain" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
        <button type="submit" className="button button-primary" disabled={bring.isPending}>
          <Trans>Bring them together</Trans>
        </button>
      </div>
    </form>
  );
}

/** The service names each rule by itself, in the reader's language. */
function Why({ error }: { error: unknown }) {
  if (!isApiError(error) || error.errors.length === 0) return <Refusal error={error} />;
  return (
    <Refusal>
      <ul className="space-y-1">
        {error.errors.map(({ code, detail }) => (
          <li key={code}>
            {code === "dismissed" ? (
              <Trans>It was dismissed, and nothing has changed since.</Trans>
            ) : (
              detail
            )}
          </li>
        ))}
      </ul>
    </Refusal>
  );
}
