import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import type { Draft } from "./draft";

type Props = { draft: Draft; error?: string | undefined; change: (part: Partial<Draft>) => void };

/** "400 kg every month": number, unit and rhythm on one line. */
export function AmountField({ draft, error, change }: Props) {
  const { t } = useLingui();
  const id = useId();
  const once = draft.direction === "offer" ? t`once` : t`once only`;
  return (
    <Field label={<Trans>How much?</Trans>} error={error}>
      {(control) => (
        <div className="grid grid-cols-[minmax(0,1fr)_5rem_minmax(0,1.2fr)] gap-2">
          <input
            {...control}
            className="field text-lg"
            inputMode="decimal"
            autoComplete="off"
            value={draft.amount}
            onChange={(event) => change({ amount: event.target.value })}
          />
          <select
            aria-label={t`Unit`}
            className="field"
            value={draft.unit}
            onChange={(event) => change({ unit: event.target.value === "t" ? "t" : "kg" })}
          >
            <option value="kg">kg</option>
            <option value="t">{t`tonnes`}</option>
          </select>
          <select
            id={`${id}-rhythm`}
            aria-label={t`How often`}
            className="field"
            value={draft.rhythm}
            onChange={(event) => change({ rhythm: event.target.value as Draft["rhythm"] })}
          >
            <option value="once">{once}</option>
            <option value="week">{t`every week`}</option>
            <option value="month">{t`every month`}</option>
            <option value="quarter">{t`every quarter`}</option>
            <option value="year">{t`every year`}</option>
          </select>
        </div>
      )}
    </Field>
  );
}
