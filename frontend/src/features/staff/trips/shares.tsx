import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { setPartnerSeats } from "@/api/generated/sdk.gen";
import type { PartnerSharesIn, TripOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { notify } from "@/components/ui/notices";
import { useTripStep } from "./queries";
import { TripRefusal } from "./trip-refusal";

/** How many seats companies of each partner may have. */
export function Shares({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const id = useId();
  const { programmes } = usePlacesOfWork();
  const clusters = programmes.find(({ slug }) => slug === trip.programme_slug)?.clusters ?? [];
  const [typed, type] = useState<Record<string, string>>(() =>
    Object.fromEntries(trip.partner_seats.map((each) => [each.cluster_slug, String(each.seats)])),
  );
  const set = useTripStep(trip.id, (body: PartnerSharesIn, headers) =>
    setPartnerSeats({ path: { trip_id: trip.id }, headers, body, throwOnError: true }),
  );
  const shares = Object.entries(typed)
    .filter(([, seats]) => seats.trim() !== "")
    .map(([cluster_slug, seats]) => ({ cluster_slug, seats: Number(seats) }));
  const given = (slug: string) =>
    trip.partner_seats.find(({ cluster_slug }) => cluster_slug === slug)?.taken ?? 0;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(
          { shares },
          { onSuccess: () => notify(t`The seats of the partners are saved.`) },
        );
      }}
    >
      <ul>
        {clusters.map(({ slug, name }) => (
          <li
            key={slug}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-2 first:border-t-0"
          >
            <label htmlFor={`${id}-${slug}`} className="min-w-0 grow">
              {name}{" "}
              {given(slug) > 0 && (
                <span className="text-sm text-muted">
                  <Trans>{given(slug)} given</Trans>
                </span>
              )}
            </label>
            <input
              id={`${id}-${slug}`}
              type="number"
              min={0}
              className="field w-24"
              value={typed[slug] ?? ""}
              onChange={({ target }) => type((now) => ({ ...now, [slug]: target.value }))}
            />
          </li>
        ))}
      </ul>
      {set.isError && <TripRefusal error={set.error} />}
      <button type="submit" className="button button-plain" disabled={set.isPending}>
        <Trans>Save the seats of the partners</Trans>
      </button>
    </form>
  );
}
