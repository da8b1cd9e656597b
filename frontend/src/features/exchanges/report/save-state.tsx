import { Plural, Trans } from "@lingui/react/macro";
import type { ExchangeOut, ExchangeVerb as Verb } from "@/api/generated/types.gen";
import { verbName } from "@/lib/words/exchanges";
import { ExchangeRefusal } from "../exchange-refusal";
import { useVerb } from "../use-verb";

type Saving = { isPending: boolean; isError: boolean; isSuccess: boolean; error: unknown };

/** Whether what one writes is kept, and what is still to be answered. */
export function SavedLine({ saving, toFill }: { saving: Saving; toFill: string[] }) {
  return (
    <>
      <p role="status" className="text-sm text-muted">
        {saving.isPending ? (
          <Trans>Saving…</Trans>
        ) : saving.isSuccess ? (
          <Trans>Saved. You can go on later, on any device.</Trans>
        ) : (
          <Trans>It saves itself as you write.</Trans>
        )}{" "}
        {toFill.length > 0 && (
          <Plural value={toFill.length} one="# answer is missing." other="# answers are missing." />
        )}
      </p>
      {saving.isError && <ExchangeRefusal error={saving.error} />}
    </>
  );
}

type Props = {
  exchange: ExchangeOut;
  verb: Verb;
  toFill: string[];
  saving: Saving;
  flush: () => Promise<void>;
};

/** Whether it is kept, what is still to be answered, and the button that sends it. */
export function SaveState({ exchange, verb, toFill, saving, flush }: Props) {
  const sending = useVerb(exchange);
  return (
    <div className="space-y-3">
      <SavedLine saving={saving} toFill={toFill} />
      {sending.isError && <ExchangeRefusal error={sending.error} />}
      {exchange.possible.includes(verb) && (
        <button
          type="button"
          className="button button-primary"
          disabled={sending.isPending || saving.isPending}
          onClick={() => void flush().then(() => sending.mutate({ verb }))}
        >
          {verbName(verb)}
        </button>
      )}
    </div>
  );
}
