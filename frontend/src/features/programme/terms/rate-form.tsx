import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addRateTable } from "@/api/generated/sdk.gen";
import type { RateTableOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";
import { fromLines, toLines } from "./rate-lines";
import { today } from "./today";

type Props = { start: RateTableOut; onClose: () => void };

const PLACES = {
  name: ["/name"],
  valid_from: ["/valid_from"],
  source: ["/source"],
  rates: ["/rates"],
};

export function RateForm({ start, onClose }: Props) {
  const { t } = useLingui();
  const { programme_slug } = useProgramme();
  const anew = useProgrammeAnew();
  const [draft, setDraft] = useState({
    name: start.name,
    from: today(),
    confirmed: start.confirmed,
    source: "",
    lines: toLines(start.rates),
  });
  const set = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const { rates, wrong } = fromLines(draft.lines);
  const unread = wrong.slice(0, 3).join(", ");
  const add = useMutation({
    mutationFn: () =>
      addRateTable({
        path: { programme_slug },
        body: {
          name: draft.name.trim(),
          valid_from: draft.from,
          confirmed: draft.confirmed,
          source: draft.source.trim(),
          rates,
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
        if (wrong.length === 0) add.mutate();
      }}
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={<Trans>Name of the table</Trans>} error={at.name}>
          {(control) => (
            <input
              {...control}
              className="field"
              maxLength={200}
              value={draft.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={<Trans>Counts from</Trans>} error={at.valid_from}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field"
              value={draft.from}
              onChange={(event) => set({ from: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field
        label={<Trans>Amounts in euro</Trans>}
        hint={<Trans>One country a line, as FI 950. Countries left out have no rate.</Trans>}
        error={wrong.length > 0 ? t`Not understood, or there twice: ${unread}` : at.rates}
      >
        {(control) => (
          <textarea
            {...control}
            className="field font-mono"
            rows={10}
            value={draft.lines}
            onChange={(event) => set({ lines: event.target.value })}
          />
        )}
      </Field>
      <Field label={<Trans>Where that is written</Trans>} error={at.source}>
        {(control) => (
          <textarea
            {...control}
            className="field"
            rows={2}
            maxLength={2000}
            value={draft.source}
            onChange={(event) => set({ source: event.target.value })}
          />
        )}
      </Field>
      <CheckField
        label={<Trans>The funder has confirmed these amounts</Trans>}
        checked={draft.confirmed}
        onChange={(confirmed) => set({ confirmed })}
      >
        <Trans>Otherwise everybody reads that they are not confirmed.</Trans>
      </CheckField>
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
