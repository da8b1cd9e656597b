import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { MapPin, Plus } from "lucide-react";
import { useState } from "react";
import { addSite } from "@/api/generated/sdk.gen";
import type { ActorOut, SiteOut } from "@/api/generated/types.gen";
import { PlaceField } from "@/components/material/place-field";
import { Failure } from "@/components/states/failure";
import { NotSent } from "@/components/states/not-sent";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { sitesQuery, useReadOrganisationAnew } from "@/features/organisation/queries";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { countryName } from "@/lib/format";
import { useFirstField } from "@/lib/use-first-field";

type Props = { actor: ActorOut; mayChange: boolean };

/** Where the organisation is. */
export function SitesSection({ actor, mayChange }: Props) {
  const [adding, setAdding] = useState(false);
  const sites = useQuery(sitesQuery(actor.id));
  return (
    <Section
      title={<Trans>Places</Trans>}
      intro={<Trans>Where your materials are and where others can deliver.</Trans>}
      action={
        mayChange &&
        !adding && (
          <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
            <Plus size={17} aria-hidden="true" />
            <Trans>Add a place</Trans>
          </button>
        )
      }
    >
      {sites.isError && <Failure error={sites.error} retry={() => void sites.refetch()} />}
      {sites.data?.data.length === 0 && !adding && (
        <p className="text-muted">
          <Trans>None yet.</Trans>
        </p>
      )}
      <ul>
        {sites.data?.data.map((site) => (
          <SiteRow key={site.id} site={site} main={site.id === actor.main_site?.id} />
        ))}
      </ul>
      {mayChange && adding && <SiteForm actor={actor} leave={() => setAdding(false)} />}
    </Section>
  );
}

function SiteRow({ site, main }: { site: SiteOut; main: boolean }) {
  const town = [site.postcode, site.town].filter(Boolean).join(" ");
  const [first = "", ...rest] = [site.name, site.address, town, countryName(site.country)].filter(
    Boolean,
  );
  return (
    <li className="flex gap-3.5 border-t border-line py-3 first:border-t-0 first:pt-0">
      <MapPin size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
      <div className="min-w-0">
        <p className="font-semibold">
          {first}
          {main && (
            <span className="ml-2 inline-block rounded-sm bg-woad-tint px-2 text-sm text-woad">
              <Trans>main place</Trans>
            </span>
          )}
        </p>
        <p className="text-sm text-muted">{rest.join(", ")}</p>
      </div>
    </li>
  );
}

const PLACES = {
  name: ["/name"],
  address: ["/address"],
  place: ["/postcode", "/town", "/country", "/latitude", "/longitude"],
};

function SiteForm({ actor, leave }: { actor: ActorOut; leave: () => void }) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actor.id);
  const [form, setForm] = useState({
    name: "",
    address: "",
    country: actor.country,
    postcode: "",
    town: "",
  });
  const field = useFirstField<HTMLFormElement>();
  const [pressed, setPressed] = useState(false);
  const add = useMutation({
    mutationFn: () =>
      addSite({
        path: { actor_id: actor.id },
        body: {
          country: form.country,
          name: form.name.trim() || null,
          address: form.address.trim() || null,
          postcode: form.postcode || null,
          town: form.town || null,
        },
        throwOnError: true,
      }),
    onSuccess: async () => {
      notify(t`The place has been added.`);
      leave();
      await readAnew();
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(add.error, PLACES);
  const nowhere = !form.postcode && !form.town;
  const change = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const line = (name: "name" | "address", label: string, complete: string, hint?: string) => (
    <Field label={label} hint={hint} error={at[name]}>
      {(control) => (
        <input
          {...control}
          className="field"
          maxLength={200}
          autoComplete={complete}
          value={form[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      ref={field}
      className="mt-5 space-y-6 rounded-lg border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (nowhere) focusFirstError();
        else add.mutate();
      }}
    >
      {add.isError && <NotSent error={add.error} rest={rest} />}
      {line("name", t`What you call it`, "off", t`For example: the warehouse.`)}
      {line("address", t`Street and number`, "street-address")}
      <PlaceField
        place={form}
        error={pressed && nowhere ? t`Write a town or a postcode.` : at.place}
        change={change}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={add.isPending}>
          <Trans>Add the place</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={leave}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
