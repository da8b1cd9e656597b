import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { removeTripCover } from "@/api/generated/sdk.gen";
import type { TripOut } from "@/api/generated/types.gen";
import { Refusal } from "@/components/ui/refusal";
import { PictureButton } from "./picture-button";
import { sendCover } from "./pictures";
import { staffTripQuery } from "./queries";

/** The picture at the top of the trip's page. */
export function Cover({ trip }: { trip: TripOut }) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(staffTripQuery(trip.id));
  const set = useMutation({ mutationFn: (file: File) => sendCover(trip.id, file), onSuccess });
  const remove = useMutation({
    mutationFn: () => removeTripCover({ path: { trip_id: trip.id }, throwOnError: true }),
    onSuccess,
  });
  const busy = set.isPending || remove.isPending;
  const error = set.error ?? remove.error;
  return (
    <div className="space-y-4">
      {trip.cover_url && (
        <img
          src={`${trip.cover_url}?v=${trip.version}`}
          alt=""
          className="aspect-[21/9] w-full rounded-lg border border-line object-cover"
        />
      )}
      <div className="flex flex-wrap gap-3">
        <PictureButton busy={busy} onChoose={(file) => set.mutate(file)}>
          {trip.cover_url ? <Trans>Choose another picture</Trans> : <Trans>Choose a picture</Trans>}
        </PictureButton>
        {trip.cover_url && (
          <button
            type="button"
            className="button button-quiet"
            disabled={busy}
            onClick={() => remove.mutate()}
          >
            <Trans>Remove the picture</Trans>
          </button>
        )}
      </div>
      {error != null && <Refusal error={error} />}
    </div>
  );
}
