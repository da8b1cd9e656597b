import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useState } from "react";
import { setTripHosts } from "@/api/generated/sdk.gen";
import type { TripHostsIn, TripOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { OrganisationFilter } from "@/features/staff/audit/organisation-filter";
import { countryName } from "@/lib/format";
import { useTripStep } from "./queries";
import { isSettled } from "./settled";
import { TripRefusal } from "./trip-refusal";

/** Who receives the visitors: picked from the registry, confirmed once they have said yes. */
export function Hosts({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const set = useTripStep(trip.id, (body: TripHostsIn, headers) =>
    setTripHosts({ path: { trip_id: trip.id }, headers, body, throwOnError: true }),
  );
  // What was just pressed shows at once, and goes back if it is refused.
  const [wanted, want] = useState<TripHostsIn>();
  const hosts = trip.hosts.map(({ actor, confirmed }) => ({ actor_id: actor.id, confirmed }));
  const shown = wanted ?? { hosts, to_be_named: trip.hosts_to_be_named };
  const write = (part: Partial<TripHostsIn>) => {
    const body = { ...shown, ...part };
    want(body);
    set.mutate(body, { onSettled: () => want(undefined) });
  };
  const hasConfirmed = (id: string) =>
    shown.hosts.some(({ actor_id, confirmed }) => actor_id === id && confirmed);
  const settled = isSettled(trip);
  return (
    <div className="space-y-4">
      <ul>
        {trip.hosts.map(({ actor }) => (
          <li
            key={actor.id}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-1.5 first:border-t-0"
          >
            <span className="min-w-0 grow">
              <strong>{actor.display_name}</strong>{" "}
              <span className="text-muted">{countryName(actor.country)}</span>
            </span>
            <label className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                className="check"
                checked={hasConfirmed(actor.id)}
                disabled={settled || set.isPending}
                onChange={({ target }) =>
                  write({
                    hosts: hosts.map((each) =>
                      each.actor_id === actor.id ? { ...each, confirmed: target.checked } : each,
                    ),
                  })
                }
              />
              <Trans>has confirmed</Trans>
            </label>
            {!settled && (
              <button
                type="button"
                aria-label={t`Take off ${actor.display_name}`}
                className="grid size-11 place-items-center"
                disabled={set.isPending}
                onClick={() =>
                  write({ hosts: hosts.filter(({ actor_id }) => actor_id !== actor.id) })
                }
              >
                <X size={18} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {!settled && (
        <>
          <OrganisationFilter
            label={t`Add a host`}
            onChoose={(actor_id) =>
              hosts.some((each) => each.actor_id === actor_id) ||
              write({ hosts: [...hosts, { actor_id, confirmed: false }] })
            }
          />
          <CheckField
            label={t`More hosts will be named`}
            checked={shown.to_be_named ?? false}
            disabled={set.isPending}
            onChange={(to_be_named) => write({ to_be_named })}
          >
            <Trans>With this a trip can be published before its hosts are known.</Trans>
          </CheckField>
        </>
      )}
      {set.isError && <TripRefusal error={set.error} />}
    </div>
  );
}
