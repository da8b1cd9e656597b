import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { ActorOut, CapabilityProfileOut, PriceModel } from "@/api/generated/types.gen";
import { OUTPUT_MORE } from "@/components/material/more/fields";
import { MoreFields } from "@/components/material/more/more-fields";
import { MoreSection } from "@/components/material/more/more-section";
import { useNames } from "@/components/reference/names";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { NotSent } from "@/components/states/not-sent";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { sitesQuery } from "@/features/organisation/queries";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { currentLocale } from "@/lib/i18n";
import { useFirstField } from "@/lib/use-first-field";
import { PLACES } from "./places";
import { PROFILE_MORE, type ProfileForm, profileFormOf } from "./profile-form-state";
import { useSaveProfile } from "./queries";
import { SharesField } from "./shares-field";

type Props = { actor: ActorOut; profile?: CapabilityProfileOut | undefined; leave: () => void };

/** What a process takes in, from the process itself to what only experts ask. */
export function ProfileFormSection({ actor, profile, leave }: Props) {
  const mark = currentLocale() === "da" ? "," : ".";
  const [form, setForm] = useState(() => profileFormOf(profile, mark));
  const change = (part: Partial<ProfileForm>) => setForm((now) => ({ ...now, ...part }));
  const first = useFirstField<HTMLFormElement>("select, input");
  const [pressed, setPressed] = useState(false);
  const save = useSaveProfile(actor.id, profile);
  const problems = sortToPlaces(save.error, PLACES);
  const meanwhile = isApiError(save.error, 412);
  const missing: Record<string, string | undefined> = {
    intended_route: form.route ? undefined : t`Choose what you make of it.`,
    title: form.title.trim() ? undefined : t`Write a title.`,
    kg: form.kg.trim() ? undefined : t`Write how much, for example 400.`,
  };
  const errors = (place: string) => (pressed ? missing[place] : undefined) ?? problems.at[place];
  const currency = profile?.price.per_kg?.currency ?? (actor.country === "DK" ? "DKK" : "EUR");
  const send = () => {
    setPressed(true);
    if (Object.values(missing).some(Boolean)) return focusFirstError();
    save.mutate({ form, currency }, { onSuccess: leave, onError: () => focusFirstError() });
  };
  return (
    <form
      ref={first}
      noValidate
      className="my-6 space-y-7 rounded-lg border border-line bg-raised p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {save.isError && !meanwhile && <NotSent error={save.error} rest={problems.rest} />}
      <Process form={form} errors={errors} change={change} />
      <SharesField shares={form.shares} error={errors("composition")} change={change} />
      <Amounts form={form} errors={errors} change={change} />
      <Price form={form} currency={currency} errors={errors} change={change} />
      <SiteField actorId={actor.id} form={form} error={errors("place")} change={change} />
      <fieldset>
        <legend className="mb-3 text-lg">
          <Trans>What leaves you</Trans>
        </legend>
        <MoreFields
          fields={OUTPUT_MORE}
          more={form.output}
          errors={(name) => errors(`output_${name}`)}
          change={(output) => change({ output })}
        />
        <p className="mt-2 text-sm text-muted">
          <Trans>Say it if others can use it: then you can be a link in a chain.</Trans>
        </p>
      </fieldset>
      <MoreSection
        fields={PROFILE_MORE}
        more={form.more}
        errors={errors}
        change={(more) => change({ more })}
      />
      <div className="flex flex-wrap gap-3">
        <button type="button" className="button button-plain" onClick={leave}>
          <Trans>Cancel</Trans>
        </button>
        <button type="submit" className="button button-primary grow" disabled={save.isPending}>
          {profile ? <Trans>Save the changes</Trans> : <Trans>Publish</Trans>}
        </button>
      </div>
      <ChangedMeanwhile open={meanwhile} onClose={save.reset} onReload={leave} />
    </form>
  );
}

type PartProps = {
  form: ProfileForm;
  errors: (place: string) => string | undefined;
  change: (part: Partial<ProfileForm>) => void;
};

function Process({ form, errors, change }: PartProps) {
  const names = useNames();
  return (
    <>
      <Field label={<Trans>What do you make of it?</Trans>} error={errors("intended_route")}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={form.route}
            onChange={(event) => {
              const route = event.target.value;
              const untouched = form.title === "" || form.title === names.route(form.route);
              change({ route, ...(untouched && route && { title: names.route(route) }) });
            }}
          >
            <option value="">{t`Choose …`}</option>
            {names.routes.map(({ slug }) => (
              <option key={slug} value={slug}>
                {names.route(slug)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={<Trans>Title</Trans>} error={errors("title")}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={form.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

type NumberName = "kg" | "least" | "most" | "leadDays" | "radius" | "elastane";

function Amounts({ form, errors, change }: PartProps) {
  const input = (name: NumberName, place: string, label: string) => (
    <Field label={label} error={errors(place)}>
      {(control) => (
        <input
          {...control}
          className="field"
          inputMode="decimal"
          autoComplete="off"
          maxLength={14}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-x-4 gap-y-6 sm:grid-cols-2">
      {input("kg", "kg", t`Capacity, kg`)}
      <Choices
        legend={t`Per`}
        value={form.per}
        onChange={(per) => change({ per })}
        choices={[
          { value: "month", label: t`month` },
          { value: "year", label: t`year` },
        ]}
      />
      {input("elastane", "elastane_max_pct", t`Elastane, at most %`)}
      {input("radius", "service_radius_km", t`From how far away, km`)}
      {input("least", "minimum_lot_kg", t`Smallest lot, kg`)}
      {input("most", "maximum_lot_kg", t`Largest lot, kg`)}
      {input("leadDays", "lead_time_days", t`Days from agreement to hand-over`)}
    </div>
  );
}

function Price({ form, currency, errors, change }: PartProps & { currency: string }) {
  const paid = form.price === "fixed" || form.price === "supplier_pays";
  return (
    <div className="space-y-4">
      <Choices<PriceModel>
        legend={t`Price`}
        value={form.price}
        onChange={(price) => change({ price })}
        choices={[
          { value: "negotiable", label: t`Open to offers` },
          { value: "fixed", label: t`We pay for it` },
          { value: "free", label: t`Free` },
          { value: "supplier_pays", label: t`We take a gate fee` },
        ]}
      />
      {paid && (
        <Field label={<Trans>Per kg, {currency}</Trans>} error={errors("price")}>
          {(control) => (
            <input
              {...control}
              className="field max-w-40"
              inputMode="decimal"
              autoComplete="off"
              maxLength={10}
              value={form.perKg}
              onChange={(event) => change({ perKg: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

type SiteProps = Pick<PartProps, "form" | "change"> & {
  actorId: string;
  error: string | undefined;
};

/** Only asked where there is a choice. */
function SiteField({ actorId, form, error, change }: SiteProps) {
  const sites = useQuery(sitesQuery(actorId)).data?.data ?? [];
  if (sites.length < 2) return null;
  return (
    <Field label={<Trans>At which of your places?</Trans>} error={error}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={form.site}
          onChange={(event) => change({ site: event.target.value })}
        >
          <option value="">{t`the main one`}</option>
          {sites.map((site) => (
            <option key={site.id} value={site.id}>
              {[site.name, site.address, site.town].filter(Boolean).join(", ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
