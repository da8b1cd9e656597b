import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import type { Adjustment } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { valueText } from "./value-text";

type Props = {
  field: Adjustment;
  /** Whose field it is. */
  badge: ReactNode;
  value: unknown;
  turned: boolean;
  onTurn: (value: unknown) => void;
};

/** One field that can be turned, by its kind. */
export function Control(props: Props) {
  switch (props.field.kind) {
    case "number":
    case "money":
      return <Slider {...props} />;
    case "choice":
      return <Select {...props} />;
    case "flag":
      return <YesNo {...props} />;
  }
}

function Heading({ field, badge }: Pick<Props, "field" | "badge">) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {badge}
      <span className="text-sm">{field.label}</span>
    </span>
  );
}

function Slider({ field, badge, value, turned, onTurn }: Props) {
  const { t } = useLingui();
  const id = useId();
  const number = amountOf(value);
  const shown = number === null ? t`not stated` : valueText(number, field);
  const send = (next: number) =>
    onTurn(field.kind === "money" ? { amount: next.toFixed(2), currency: field.unit } : next);
  return (
    <>
      <label htmlFor={id} className="block">
        <Heading field={field} badge={badge} />
      </label>
      <input
        id={id}
        type="range"
        className="mt-1.5 h-7 w-full accent-indigo"
        min={field.min ?? 0}
        max={field.max ?? 100}
        step={field.step ?? 1}
        value={number ?? field.min ?? 0}
        aria-valuetext={shown}
        onChange={(event) => send(event.target.valueAsNumber)}
      />
      <p className="mt-0.5 text-sm text-muted">
        <span className="font-semibold text-ink">{shown}</span>
        {turned && (
          <>
            {" "}
            <Trans>instead of {nowText(field, t`not stated`)}</Trans>
          </>
        )}
      </p>
    </>
  );
}

function amountOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && "amount" in value) return Number(value.amount);
  return null;
}

function nowText(field: Adjustment, notStated: string): string {
  const now = amountOf(field.value);
  return now === null ? notStated : valueText(now, field);
}

/** Options may be whole lists, so they are told apart by their place. */
function Select({ field, badge, value, onTurn }: Props) {
  const { t } = useLingui();
  const id = useId();
  const place = field.options.findIndex((option) => same(option.value, value));
  return (
    <>
      <label htmlFor={id} className="mb-1 block">
        <Heading field={field} badge={badge} />
      </label>
      <select
        id={id}
        className="field"
        value={place}
        onChange={(event) => {
          const at = Number(event.target.value);
          onTurn(at < 0 ? field.value : field.options[at]?.value);
        }}
      >
        {field.options.every((option) => !same(option.value, field.value)) && (
          <option value={-1}>{t`not stated`}</option>
        )}
        {field.options.map((option, at) => (
          <option key={option.label} value={at}>
            {option.label}
          </option>
        ))}
      </select>
    </>
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function YesNo({ field, badge, value, onTurn }: Props) {
  const { t } = useLingui();
  return (
    <Choices
      legend={
        <span className="font-normal">
          <Heading field={field} badge={badge} />
        </span>
      }
      choices={[
        { value: "true", label: t`Yes` },
        { value: "false", label: t`No` },
      ]}
      value={value === null || value === undefined ? undefined : value === true ? "true" : "false"}
      onChange={(next) => onTurn(next === "true")}
    />
  );
}
