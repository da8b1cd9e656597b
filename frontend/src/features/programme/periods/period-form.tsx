import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { addReportingPeriod } from "@/api/generated/sdk.gen";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";

const PLACES = { name: ["/name"], starts_on: ["/starts_on"], ends_on: ["/ends_on"] };

export function PeriodForm({ onClose }: { onClose: () => void }) {
  const { programme_slug } = useProgramme();
  const anew = useProgrammeAnew();
  const [draft, setDraft] = useState({ name: "", starts_on: "", ends_on: "" });
  const add = useMutation({
    mutationFn: () =>
      addReportingPeriod({ body: { programme_slug, ...draft }, throwOnError: true }),
    onSuccess: async () => {
      await anew();
      onClose();
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(add.error, PLACES);
  const field = (name: keyof typeof draft, type: string) => (control: object) => (
    <input
      {...control}
      type={type}
      className="field"
      required
      maxLength={type === "text" ? 200 : undefined}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
    />
  );
  return (
    <form
      className="mt-6 max-w-3xl space-y-5 rounded-lg border border-line bg-raised p-5"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <div className="grid gap-5 sm:grid-cols-3">
        <Field label={<Trans>Name</Trans>} error={at.name}>
          {field("name", "text")}
        </Field>
        <Field label={<Trans>First day</Trans>} error={at.starts_on}>
          {field("starts_on", "date")}
        </Field>
        <Field label={<Trans>Last day</Trans>} error={at.ends_on}>
          {field("ends_on", "date")}
        </Field>
      </div>
      {add.isError && (rest.length > 0 || Object.keys(at).length === 0) && (
        <Refusal error={add.error}>{rest.length > 0 ? rest.join(" ") : undefined}</Refusal>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={add.isPending}>
          <Trans>Add this period</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
