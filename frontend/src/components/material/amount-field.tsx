import { Trans, useLingui } from "@lingui/react/macro";
import { clsx } from "clsx";
import { useId } from "react";
import type { Direction, QuantityUnit } from "@/api/generated/types.gen";
import { Field } from "@/components/ui/field";
import { unitName } from "@/lib/words/streams";
import type { Amount } from "./amount";

type Props = {
  value: Amount;
  direction: Direction;
  /** kg and tonnes, unless the record counts in something else. */
  units?: QuantityUnit[];
  error?: string | undefined;
  change: (part: Partial<Amount>) => void;
};

const MASSES: QuantityUnit[] = ["kg", "t"];

/** "400 kg every month": number, unit and rhythm on one line. */
export function AmountField({ value, direction, units = MASSES, error, change }: Props) {
  const { t } = useLingui();
  const id = useId();
  const once = direction === "offer" ? t`once` : t`once only`;
  return (
    <Field label={<Trans>How much?</Trans>} error={error}>
      {(control) => (
        <div
          className={clsx(
            "grid gap-2",
            units.length > 2
              ? "grid-cols-[minmax(0,1fr)_6.25rem_minmax(0,1.2fr)]"
              : "grid-cols-[minmax(0,1fr)_5rem_minmax(0,1.2fr)]",
          )}
        >
          <input
            {...control}
            className="field text-lg"
            inputMode="decimal"
            autoComplete="off"
            value={value.amount}
            onChange={(event) => change({ amount: event.target.value })}
          />
          <select
            aria-label={t`Unit`}
            className="field"
            value={value.unit}
            onChange={(event) => change({ unit: event.target.value as QuantityUnit })}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unitName(unit)}
              </option>
            ))}
          </select>
          <select
            id={`${id}-rhythm`}
            aria-label={t`How often`}
            className="field"
            value={value.rhythm}
            onChange={(event) => change({ rhythm: event.target.value as Amount["rhythm"] })}
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
