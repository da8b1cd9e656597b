import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listEligibleCountriesOptions } from "@/api/generated/@tanstack/react-query.gen";
import { removeEligibleCountry, setEligibleCountry } from "@/api/generated/sdk.gen";
import type { EligibleCountryIn, EligibleCountryOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { countryName, formatDate } from "@/lib/format";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";

const NEW: EligibleCountryOut = {
  country: "",
  as_visitor: true,
  as_host: true,
  valid_from: null,
  valid_to: null,
  note: null,
};

export function Countries() {
  const { programme_slug, may_set } = useProgramme();
  const found = useQuery(listEligibleCountriesOptions({ path: { programme_slug } }));
  const [changing, setChanging] = useState<EligibleCountryOut>();
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const rows = [...found.data.data].sort((one, other) =>
    countryName(one.country).localeCompare(countryName(other.country)),
  );
  return (
    <>
      <ul className="grid gap-x-8 border-t border-line sm:grid-cols-2 lg:grid-cols-3">
        {rows.map((row) => (
          <li key={row.country} className="border-b border-line py-1">
            {may_set ? (
              <button
                type="button"
                className="-mx-2 block min-h-11 w-full rounded-md px-2 py-1.5 text-left hover:bg-sunken"
                onClick={() => setChanging(row)}
              >
                <Line row={row} />
              </button>
            ) : (
              <p className="py-1.5">
                <Line row={row} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {may_set && (
        <button
          type="button"
          className="button button-plain mt-5"
          onClick={() => setChanging({ ...NEW })}
        >
          <Trans>Add a country</Trans>
        </button>
      )}
      {changing && (
        <CountryDialog
          key={changing.country}
          row={changing}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}

function Line({ row }: { row: EligibleCountryOut }) {
  const { as_visitor, as_host, valid_from, valid_to, note } = row;
  return (
    <>
      {countryName(row.country)}
      {!(as_visitor && as_host) && (
        <span className="text-sm text-muted">
          {" "}
          ·{" "}
          {as_host ? (
            <Trans>hosts only</Trans>
          ) : as_visitor ? (
            <Trans>visitors only</Trans>
          ) : (
            <Trans>neither</Trans>
          )}
        </span>
      )}
      {(valid_from || valid_to) && (
        <span className="block text-sm text-muted">
          {valid_from && formatDate(valid_from)} – {valid_to && formatDate(valid_to)}
        </span>
      )}
      {note && <span className="block text-sm text-muted">{note}</span>}
    </>
  );
}

function CountryDialog({ row, onClose }: { row: EligibleCountryOut; onClose: () => void }) {
  const { t } = useLingui();
  const { programme_slug, version } = useProgramme();
  const anew = useProgrammeAnew();
  const [country, setCountry] = useState(row.country);
  const [draft, setDraft] = useState<EligibleCountryIn>(() => {
    const { country: _, ...rest } = row;
    return rest;
  });
  const set = (part: EligibleCountryIn) => setDraft((before) => ({ ...before, ...part }));
  const at = {
    path: { programme_slug, country: country.trim().toUpperCase() },
    headers: { "If-Match": `"v${version}"` },
    throwOnError: true as const,
  };
  const act = useMutation({
    mutationFn: async (remove: boolean) => {
      if (remove) await removeEligibleCountry(at);
      else await setEligibleCountry({ ...at, body: draft });
    },
    onSuccess: async () => {
      await anew();
      onClose();
    },
  });
  const fresh = row.country === "";
  return (
    <Dialog title={fresh ? t`Add a country` : countryName(row.country)} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate(false);
        }}
      >
        {fresh && (
          <Field label={<Trans>Country, in two letters</Trans>} hint="NO, CH, …">
            {(control) => (
              <input
                {...control}
                className="field"
                required
                maxLength={2}
                value={country}
                onChange={(event) => setCountry(event.target.value)}
              />
            )}
          </Field>
        )}
        <CheckField
          label={<Trans>Visitors may come from there</Trans>}
          checked={draft.as_visitor ?? true}
          onChange={(as_visitor) => set({ as_visitor })}
        />
        <CheckField
          label={<Trans>Hosts may be there</Trans>}
          checked={draft.as_host ?? true}
          onChange={(as_host) => set({ as_host })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={<Trans>From (optional)</Trans>}>
            {(control) => (
              <input
                {...control}
                type="date"
                className="field"
                value={draft.valid_from ?? ""}
                onChange={(event) => set({ valid_from: event.target.value || null })}
              />
            )}
          </Field>
          <Field label={<Trans>Until (optional)</Trans>}>
            {(control) => (
              <input
                {...control}
                type="date"
                className="field"
                value={draft.valid_to ?? ""}
                onChange={(event) => set({ valid_to: event.target.value || null })}
              />
            )}
          </Field>
        </div>
        {act.isError && <Refusal error={act.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          {!fresh && (
            <button
              type="button"
              className="button button-danger mr-auto"
              disabled={act.isPending}
              onClick={() => act.mutate(true)}
            >
              <Trans>Take off the list</Trans>
            </button>
          )}
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className="button button-primary" disabled={act.isPending}>
            <Trans>Save</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
