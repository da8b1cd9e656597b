import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addRuleSet } from "@/api/generated/sdk.gen";
import type { RuleSetIn, RuleSetOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";
import { RULE_NAMES, RULES, type RuleName } from "./rule-numbers";
import { today } from "./today";

type Props = { start: RuleSetOut; onClose: () => void };

const PLACES = Object.fromEntries(
  [...RULE_NAMES, "valid_from", "note"].map((name) => [name, [`/${name}`]]),
);

/** A new version begins as a copy of the one that counts. */
export function RuleForm({ start, onClose }: Props) {
  const { i18n } = useLingui();
  const { programme_slug } = useProgramme();
  const anew = useProgrammeAnew();
  const [from, setFrom] = useState(today());
  const [once, setOnce] = useState(start.once_per_visitor);
  const [cv, setCv] = useState(start.cv_needed);
  const [note, setNote] = useState("");
  const [numbers, setNumbers] = useState(() =>
    Object.fromEntries(RULE_NAMES.map((name) => [name, String(start[name])])),
  );
  const add = useMutation({
    mutationFn: () =>
      addRuleSet({
        path: { programme_slug },
        body: {
          ...written(numbers),
          once_per_visitor: once,
          cv_needed: cv,
          valid_from: from,
          note: note || null,
        },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      onClose();
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(add.error, PLACES);
  return (
    <form
      noValidate
      className="mb-8 max-w-3xl space-y-5 rounded-lg border border-line bg-raised p-5"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={<Trans>Counts from</Trans>} error={at.valid_from}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        {RULE_NAMES.filter(isNumber).map((name) => (
          <Field key={name} label={i18n._(RULES[name])} error={at[name]}>
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                className="field"
                value={numbers[name]}
                onChange={(event) => setNumbers({ ...numbers, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <CheckField label={i18n._(RULES.once_per_visitor)} checked={once} onChange={setOnce} />
      <CheckField label={i18n._(RULES.cv_needed)} checked={cv} onChange={setCv} />
      <Field label={<Trans>Why it changes, and where that is written</Trans>} error={at.note}>
        {(control) => (
          <textarea
            {...control}
            className="field"
            rows={2}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      {add.isError && (rest.length > 0 || Object.keys(at).length === 0) && (
        <Refusal error={add.error}>{rest.length > 0 ? rest.join(" ") : undefined}</Refusal>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={add.isPending}>
          <Trans>Add this version</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}

const isNumber = (name: RuleName) => name !== "once_per_visitor" && name !== "cv_needed";

/** As the service reads it; a comma is a decimal point. */
function written(numbers: Record<string, string>): Partial<RuleSetIn> {
  const plain = (name: string) => (numbers[name] ?? "").trim().replace(",", ".");
  const values = RULE_NAMES.filter(isNumber).map((name) => [
    name,
    name === "cap_eur" ? plain(name) : Number(plain(name)),
  ]);
  return Object.fromEntries(values) as Partial<RuleSetIn>;
}
