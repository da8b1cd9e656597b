import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RegistrationRow } from "@/api/generated/types.gen";
import { countryOptions } from "@/components/filters/countries";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import {
  type CatalogueFilters,
  catalogueQuery,
  suggestionsQuery,
} from "@/components/registrations/catalogue";
import { PartnerCard } from "@/components/registrations/partner-card";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { currentLocale } from "@/lib/i18n";
import { ACTIVITY_TYPES, activityName } from "@/lib/words/exchanges";
import { roleName } from "@/lib/words/registrations";
import { Ask } from "./ask";

/** Who would suit, with reasons; and all who take part. */
export function Partners({ registrations }: { registrations: RegistrationRow[] }) {
  const accepted = registrations.filter(({ state }) => state === "accepted");
  const [first] = accepted;
  if (!first) return <NotYet />;
  return (
    <div className="space-y-10">
      {accepted.map((registration) => (
        <Suggestions key={registration.id} registration={registration} />
      ))}
      <Catalogue programme={first.programme_slug} />
    </div>
  );
}

function NotYet() {
  return (
    <Empty
      title={<Trans>The catalogue is not open to you yet</Trans>}
      action={
        <Link to="/registrations" search={{}} className="button button-primary">
          <Trans>My registration</Trans>
        </Link>
      }
    >
      <Trans>
        Only organisations whose registration is accepted see each other. That keeps it to people
        who mean it.
      </Trans>
    </Empty>
  );
}

const AT_FIRST = 3;

function Suggestions({ registration }: { registration: RegistrationRow }) {
  const found = useQuery(suggestionsQuery(registration.id, currentLocale()));
  const [all, showAll] = useState(false);
  if (found.isPending) return <ListSkeleton rows={AT_FIRST} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const shown = all ? found.data : found.data.slice(0, AT_FIRST);
  return (
    <section>
      <h2 className="text-lg">
        <Trans>Who would suit {registration.actor.display_name}</Trans>
      </h2>
      {found.data.length === 0 && (
        <p className="mt-2 max-w-read text-muted">
          <Trans>
            Nobody in another country yet. We look anew whenever somebody joins; you can also change
            what your registration says.
          </Trans>
        </p>
      )}
      <ul className="mt-3 space-y-4">
        {shown.map((suggestion) => (
          <li key={`${suggestion.role} ${suggestion.entry.registration_id}`}>
            <PartnerCard entry={suggestion.entry} suggestion={suggestion}>
              <Ask
                entry={suggestion.entry}
                suggestion={suggestion}
                registrationId={registration.id}
              />
            </PartnerCard>
          </li>
        ))}
      </ul>
      {!all && found.data.length > AT_FIRST && (
        <button type="button" className="button button-plain mt-4" onClick={() => showAll(true)}>
          <Trans>Show more suggestions</Trans>
        </button>
      )}
    </section>
  );
}

function Catalogue({ programme }: { programme: string }) {
  const { t } = useLingui();
  const [filters, set] = useState<CatalogueFilters>({ programme, limit: 50 });
  const found = useQuery(catalogueQuery(filters));
  const change = (part: Partial<CatalogueFilters>) => set((now) => ({ ...now, ...part }));
  const others = (found.data?.data ?? []).filter(({ mine }) => !mine);
  return (
    <section>
      <h2 className="text-lg">
        <Trans>All who take part</Trans>
      </h2>
      <div className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <SearchBox
          label={t`Search`}
          placeholder={t`Topic, word or name`}
          value={filters.q ?? undefined}
          onChange={(q) => change({ q: q ?? null })}
        />
        <SelectFilter
          label={t`Role`}
          hideLabel
          any={t`Visitors and hosts`}
          value={filters.role ?? undefined}
          options={(["visitor", "host"] as const).map((value) => ({
            value,
            label: roleName(value),
          }))}
          onChange={(role) => change({ role: (role as "visitor" | "host") ?? null })}
        />
        <SelectFilter
          label={t`Country`}
          hideLabel
          any={t`All countries`}
          value={filters.country?.[0]}
          options={countryOptions(currentLocale()).map(({ code, name }) => ({
            value: code,
            label: name,
          }))}
          onChange={(country) => change({ country: country ? [country] : [] })}
        />
        <SelectFilter
          label={t`Kind of activity`}
          hideLabel
          any={t`Every kind of activity`}
          value={filters.activity_type?.[0]}
          options={ACTIVITY_TYPES.map((value) => ({ value, label: activityName(value) }))}
          onChange={(kind) =>
            change({ activity_type: ACTIVITY_TYPES.filter((each) => each === kind) })
          }
        />
      </div>
      <div className="mt-4">
        {found.isPending && <ListSkeleton rows={3} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && others.length === 0 && (
          <p className="text-muted">
            <Trans>Nobody fits this. Take a filter away.</Trans>
          </p>
        )}
        <ul className="space-y-4">
          {others.map((entry) => (
            <li key={entry.registration_id}>
              <PartnerCard entry={entry}>
                <Ask entry={entry} />
              </PartnerCard>
            </li>
          ))}
        </ul>
        {found.data?.page.next_cursor && (
          <button
            type="button"
            className="button button-plain mt-4"
            onClick={() => change({ limit: 200 })}
          >
            <Trans>Show more</Trans>
          </button>
        )}
      </div>
    </section>
  );
}
