import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeTripPhoto, removeTripPhoto } from "@/api/generated/sdk.gen";
import type { TripOut, TripPhotoOut, TripPhotoPatch } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { PictureButton } from "./picture-button";
import { sendPhoto } from "./pictures";
import { staffTripQuery } from "./queries";

/** Photos of the trip. Without the consent of everybody on it, a photo stays among the staff. */
export function Photos({ trip }: { trip: TripOut }) {
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (file: File) => sendPhoto(trip.id, file),
    onSuccess: () => queries.invalidateQueries(staffTripQuery(trip.id)),
  });
  return (
    <div className="space-y-5">
      {trip.photos.length > 0 && (
        <ul className="grid gap-5 sm:grid-cols-2">
          {trip.photos.map((photo) => (
            <Photo key={photo.id} trip={trip} photo={photo} />
          ))}
        </ul>
      )}
      <PictureButton busy={add.isPending} onChoose={(file) => add.mutate(file)}>
        <Trans>Add a photo</Trans>
      </PictureButton>
      {add.isError && <Refusal error={add.error} />}
    </div>
  );
}

function Photo({ trip, photo }: { trip: TripOut; photo: TripPhotoOut }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [caption, setCaption] = useState(photo.caption ?? "");
  const [agreed, agree] = useState(photo.consent_confirmed);
  const [asking, ask] = useState(false);
  const path = { trip_id: trip.id, photo_id: photo.id };
  const onSuccess = () => queries.invalidateQueries(staffTripQuery(trip.id));
  const change = useMutation({
    mutationFn: (body: TripPhotoPatch) => changeTripPhoto({ path, body, throwOnError: true }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => removeTripPhoto({ path, throwOnError: true }),
    onSuccess,
  });
  return (
    <li className="space-y-3">
      <img
        src={photo.url}
        alt={photo.caption ?? ""}
        className="aspect-[4/3] w-full rounded-lg border border-line object-cover"
      />
      <Field label={t`What it shows`}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={caption}
            onChange={(event) => setCaption(event.target.value)}
            onBlur={() =>
              caption.trim() !== (photo.caption ?? "") &&
              change.mutate({ caption: caption.trim() || null })
            }
          />
        )}
      </Field>
      <CheckField
        label={t`Everybody on it has agreed`}
        checked={agreed}
        disabled={change.isPending}
        onChange={(consent_confirmed) => {
          agree(consent_confirmed);
          change.mutate({ consent_confirmed }, { onError: () => agree(!consent_confirmed) });
        }}
      />
      {change.isError && <Refusal error={change.error} />}
      <button type="button" className="button button-quiet" onClick={() => ask(true)}>
        <Trans>Delete the photo</Trans>
      </button>
      <ConfirmDialog
        title={t`Delete the photo?`}
        open={asking}
        onClose={() => ask(false)}
        act={t`Delete`}
        busy={remove.isPending}
        error={remove.error}
        onAct={() => remove.mutate()}
      >
        <p>
          <Trans>It is deleted for good.</Trans>
        </p>
      </ConfirmDialog>
    </li>
  );
}
