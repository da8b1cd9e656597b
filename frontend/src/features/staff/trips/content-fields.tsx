import { Trans, useLingui } from "@lingui/react/macro";
import type { Theme, TripOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { THEMES, themeName } from "@/lib/words/trips";
import type { Draft, Two } from "./draft";
import { PlacesField } from "./places-field";
import { TextField, TwoLanguages } from "./text-fields";

type Props = {
  trip: TripOut;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  at: Record<string, string>;
};

export function ContentFields(props: Props) {
  return (
    <>
      <Section title={<Trans>What it is about</Trans>}>
        <About {...props} />
      </Section>
      <Section title={<Trans>When and where</Trans>}>
        <WhenAndWhere {...props} />
      </Section>
      <Section title={<Trans>Seats</Trans>}>
        <Seats {...props} />
      </Section>
      <Section title={<Trans>Applications</Trans>}>
        <Window {...props} />
      </Section>
    </>
  );
}

function About({ draft, change, at }: Props) {
  const { t } = useLingui();
  return (
    <div className="space-y-5">
      <TwoLanguages
        label={{ en: t`Title in English`, da: t`Title in Danish` }}
        value={draft.title}
        most={200}
        error={at.title}
        onChange={(title: Two) => change({ title })}
      />
      <TwoLanguages
        label={{ en: t`Description in English`, da: t`Description in Danish` }}
        rows={5}
        value={draft.summary}
        most={4000}
        error={at.summary}
        onChange={(summary: Two) => change({ summary })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={t`Theme`}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={draft.theme}
              onChange={(event) => change({ theme: event.target.value as Theme })}
            >
              {THEMES.map((theme) => (
                <option key={theme} value={theme}>
                  {themeName(theme)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t`Topics`} hint={t`One a line.`} error={at.topics}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              value={draft.topics}
              onChange={(event) => change({ topics: event.target.value })}
            />
          )}
        </Field>
      </div>
      <TwoLanguages
        label={{ en: t`Costs, in English`, da: t`Costs, in Danish` }}
        rows={2}
        value={draft.cost_note}
        most={4000}
        error={at.cost_note}
        onChange={(cost_note: Two) => change({ cost_note })}
      />
    </div>
  );
}

function WhenAndWhere({ draft, change, at }: Props) {
  const { t } = useLingui();
  return (
    <div className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label={t`First day`}
          type="date"
          value={draft.starts_on}
          error={at.starts_on}
          onChange={(starts_on) => change({ starts_on })}
        />
        <TextField
          label={t`Last day`}
          type="date"
          value={draft.ends_on}
          error={at.ends_on}
          onChange={(ends_on) => change({ ends_on })}
        />
      </div>
      <PlacesField
        places={draft.places}
        error={at.places}
        onChange={(places) => change({ places })}
      />
    </div>
  );
}

function Seats({ trip, draft, change, at }: Props) {
  const { t } = useLingui();
  const given = trip.seats_total - trip.seats_left;
  return (
    <div className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-3">
        <TextField
          label={t`Seats in all`}
          type="number"
          hint={given > 0 ? t`${given} are given already.` : undefined}
          value={draft.seats_total}
          error={at.seats_total}
          onChange={(seats_total) => change({ seats_total })}
        />
        <TextField
          label={t`For each organisation at most`}
          type="number"
          value={draft.seats_per_organisation}
          error={at.seats_per_organisation}
          onChange={(seats_per_organisation) => change({ seats_per_organisation })}
        />
        <TextField
          label={t`Organisations it needs`}
          type="number"
          value={draft.min_participants}
          error={at.min_participants}
          onChange={(min_participants) => change({ min_participants })}
        />
      </div>
      <CheckField
        label={t`With a waiting list`}
        checked={draft.waiting_list}
        onChange={(waiting_list) => change({ waiting_list })}
      >
        <Trans>Seats that come free are offered to the next by themselves.</Trans>
      </CheckField>
    </div>
  );
}

function Window({ draft, change, at }: Props) {
  const { t } = useLingui();
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      <TextField
        label={t`Apply from`}
        type="datetime-local"
        value={draft.apply_from}
        error={at.apply_from}
        onChange={(apply_from) => change({ apply_from })}
      />
      <TextField
        label={t`Apply until`}
        type="datetime-local"
        value={draft.apply_until}
        error={at.apply_until}
        onChange={(apply_until) => change({ apply_until })}
      />
      <TextField
        label={t`An offer stands for`}
        type="number"
        hint={t`Hours`}
        value={draft.offer_hours}
        error={at.offer_hours}
        onChange={(offer_hours) => change({ offer_hours })}
      />
    </div>
  );
}
