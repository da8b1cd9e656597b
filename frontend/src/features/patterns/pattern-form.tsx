import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { CompositionRuleOutput, PatternIn, PatternOut } from "@/api/generated/types.gen";
import { useNames } from "@/components/reference/names";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { NotSent } from "@/components/states/not-sent";
import { Field } from "@/components/ui/field";
import { PickMany } from "@/components/ui/pick-many";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { FILTER_ROLES, roleName } from "@/lib/words/actors";
import { bodyOf, type Draft } from "./draft";
import { Languages, LongField, TextFields } from "./text-fields";
import { WindowFields } from "./window-fields";
import { maturityName } from "./words";

const PLACES = {
  names: ["/names", "/slug"],
  summary: ["/summary"],
  product: ["/product"],
  donors: ["/donor_trades"],
  forms: ["/forms"],
  windows: ["/composition"],
  route: ["/route"],
  receivers: ["/receiver_trades"],
  evidence: ["/evidence"],
  source: ["/source"],
};

type Save = {
  mutate: (
    body: Omit<PatternIn, "slug">,
    then: { onSuccess: (pattern: PatternOut) => void; onError: () => void },
  ) => void;
  reset: () => void;
  isPending: boolean;
  error: unknown;
};

type Props = {
  start: Draft;
  before?: CompositionRuleOutput[];
  save: Save;
  onSaved: (slug: string) => void;
  onCancel: () => void;
  /** Reads what a colleague has made of it meanwhile. */
  reload?: () => void;
};

export function PatternForm({ start, before, save, onSaved, onCancel, reload }: Props) {
  const { t, i18n } = useLingui();
  const names = useNames();
  const [draft, setDraft] = useState(start);
  const put = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const stale = isApiError(save.error, 412);
  const { at, rest } = sortToPlaces(stale ? null : save.error, PLACES);
  const sorted = (options: { value: string; label: string }[]) =>
    options.sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  const roles = sorted(FILTER_ROLES.map((value) => ({ value, label: roleName(value) })));
  const forms = sorted(names.forms.map(({ slug }) => ({ value: slug, label: names.form(slug) })));
  return (
    <form
      className="mt-5 max-w-4xl space-y-8"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(bodyOf(draft, before), {
          onSuccess: ({ slug }) => onSaved(slug),
          onError: () => focusFirstError(),
        });
      }}
    >
      <Languages />
      {save.error !== null && !stale && <NotSent error={save.error} rest={rest} />}
      <TextFields
        legend={<Trans>Name</Trans>}
        texts={draft.names}
        onChange={(texts) => put({ names: texts })}
        most={200}
        error={at.names}
      />
      <TextFields
        legend={<Trans>In two sentences</Trans>}
        texts={draft.summary}
        onChange={(texts) => put({ summary: texts })}
        most={4000}
        lines={3}
        error={at.summary}
      />
      <TextFields
        legend={<Trans>What it becomes</Trans>}
        texts={draft.product}
        onChange={(texts) => put({ product: texts })}
        most={200}
        error={at.product}
      />
      <div className="grid gap-6 md:grid-cols-2">
        <PickMany
          legend={<Trans>Who has it</Trans>}
          add={t`Add a trade`}
          options={roles}
          value={draft.donors}
          most={40}
          onChange={(donors) => put({ donors })}
          error={at.donors}
        />
        <PickMany
          legend={<Trans>Who uses it</Trans>}
          add={t`Add a trade`}
          options={roles}
          value={draft.receivers}
          most={40}
          onChange={(receivers) => put({ receivers })}
          error={at.receivers}
        />
      </div>
      <PickMany
        legend={<Trans>Form</Trans>}
        add={t`Add a form`}
        options={forms}
        value={draft.forms}
        most={60}
        onChange={(chosen) => put({ forms: chosen })}
        error={at.forms}
      />
      <WindowFields
        windows={draft.windows}
        onChange={(windows) => put({ windows })}
        error={at.windows}
      />
      <div className="grid gap-6 md:grid-cols-2">
        <Field label={<Trans>Process</Trans>} error={at.route}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={draft.route}
              onChange={(event) => put({ route: event.target.value })}
            >
              <option value="">{t`Choose`}</option>
              {names.routes.map(({ slug }) => (
                <option key={slug} value={slug}>
                  {names.route(slug)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={<Trans>How far it is</Trans>}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={draft.maturity}
              onChange={(event) => put({ maturity: Number(event.target.value) })}
            >
              {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => (
                <option key={step} value={step}>
                  {step} · {maturityName(step)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <LongField
        label={<Trans>Who says so?</Trans>}
        hint={<Trans>Who does it, since when, in what amounts, and how sure that is.</Trans>}
        value={draft.evidence}
        onChange={(evidence) => put({ evidence })}
        most={4000}
        lines={3}
        error={at.evidence}
      />
      <div className="grid gap-6 md:grid-cols-2">
        <LongField
          label={<Trans>Where is it written?</Trans>}
          value={draft.source}
          onChange={(source) => put({ source })}
          most={1000}
          lines={2}
          error={at.source}
        />
        <LongField
          label={<Trans>Licence of the source, if any</Trans>}
          value={draft.licence}
          onChange={(licence) => put({ licence })}
          most={200}
        />
      </div>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={save.isPending}>
          <Trans>Save the pattern</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </button>
      </div>
      <ChangedMeanwhile
        open={stale}
        onClose={save.reset}
        onReload={() => {
          reload?.();
          save.reset();
        }}
      />
    </form>
  );
}
