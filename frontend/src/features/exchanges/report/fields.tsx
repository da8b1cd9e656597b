import { useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { Field } from "@/components/ui/field";

/** One of five, from not at all to fully. */
export function MarkField(props: {
  label: string;
  value: number | null | undefined;
  set: (value: number) => void;
}) {
  const { t } = useLingui();
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{props.label}</legend>
      <div className="flex gap-2">
        {[1, 2, 3, 4, 5].map((mark) => (
          <label key={mark} className="choice min-w-11 justify-center px-3 text-center">
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={props.value === mark}
              onChange={() => props.set(mark)}
            />
            <span aria-hidden="true">{mark}</span>
            <span className="sr-only">
              {mark === 1 ? t`1, not at all` : mark === 5 ? t`5, fully` : String(mark)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function YesNoField(props: {
  label: string;
  value: boolean | null | undefined;
  set: (value: boolean) => void;
}) {
  const { t } = useLingui();
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">{props.label}</legend>
      <div className="flex gap-2">
        {[true, false].map((each) => (
          <label key={String(each)} className="choice min-w-20 justify-center px-4 text-center">
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={props.value === each}
              onChange={() => props.set(each)}
            />
            {each ? t`Yes` : t`No`}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function CountField(props: {
  label: string;
  hint?: string;
  value: number | null | undefined;
  set: (value: number | null) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <input
          {...control}
          type="number"
          inputMode="numeric"
          min={0}
          step={1}
          className="field"
          value={props.value ?? ""}
          onChange={(event) =>
            props.set(
              event.target.value === ""
                ? null
                : Math.max(0, Math.round(Number(event.target.value))),
            )
          }
        />
      )}
    </Field>
  );
}

export function ProseField(props: {
  label: string;
  value: string | null | undefined;
  set: (value: string) => void;
  rows?: number;
  most?: number;
}) {
  return (
    <Field label={props.label}>
      {(control) => (
        <textarea
          {...control}
          className="field"
          rows={props.rows ?? 3}
          maxLength={props.most ?? 4000}
          value={props.value ?? ""}
          onChange={(event) => props.set(event.target.value)}
        />
      )}
    </Field>
  );
}
