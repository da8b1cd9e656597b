import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { ConsentLevel, SeatApplicationOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { CONSENT_LEVELS, consentName } from "@/lib/words/trips";
import { tripQuery, useSubmitSeats } from "../queries";
import { SeatRefusal } from "./seat-refusal";
import { SeatVoucher } from "./seat-voucher";
import { useKept, type Wishes } from "./use-kept";

/** The short first form. What is typed is kept on the platform as one goes. */
export function SeatForm({ seat }: { seat: SeatApplicationOut }) {
  const { t } = useLingui();
  const [wishes, set] = useState<Wishes>(() => wishesOf(seat));
  const kept = useKept(seat, wishes);
  const submit = useSubmitSeats(seat);
  const trip = useQuery(tripQuery(seat.trip.id)).data;
  const most = trip?.seats_per_organisation ?? seat.seats_wanted;
  const change = (part: Partial<Wishes>) => set((now) => ({ ...now, ...part }));
  const missing =
    isApiError(submit.error) && submit.error.code === "motivation-missing"
      ? t`Say in a few sentences why you want to come along.`
      : undefined;
  return (
    <form
      className="space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        kept.stop();
        submit.mutate(wishes, {
          onSuccess: () => notify(t`Sent. Your cluster looks at it now.`),
          onError: () => kept.goOn(),
        });
      }}
    >
      <Field label={t`Why do you want to come along?`} error={missing}>
        {(control) => (
          <textarea
            {...control}
            className="field"
            rows={4}
            maxLength={2000}
            value={wishes.motivation ?? ""}
            onChange={(event) => change({ motivation: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t`What do you hope to take home?`}
        hint={t`Not needed. It helps the organiser to plan the visits.`}
      >
        {(control) => (
          <textarea
            {...control}
            className="field"
            rows={3}
            maxLength={2000}
            value={wishes.expectations ?? ""}
            onChange={(event) => change({ expectations: event.target.value })}
          />
        )}
      </Field>
      {most > 1 && (
        <Choices
          legend={t`How many seats?`}
          choices={Array.from({ length: Math.min(most, 8) }, (_, at) => ({
            value: String(at + 1),
            label: String(at + 1),
          }))}
          value={String(wishes.seats_wanted)}
          onChange={(seats) => change({ seats_wanted: Number(seats) })}
        />
      )}
      {wishes.seats_wanted > 1 && (
        <CheckField
          label={t`All of us or nobody`}
          checked={wishes.all_or_none}
          onChange={(all_or_none) => change({ all_or_none })}
        >
          <Trans>
            Otherwise you are offered as many seats as there are, even if they are fewer.
          </Trans>
        </CheckField>
      )}
      {trip && trip.hosts.length > 1 && (
        <Field label={t`Whom do you want to meet most?`}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={wishes.preferred_host_id ?? ""}
              onChange={(event) => change({ preferred_host_id: event.target.value || null })}
            >
              <option value="">{t`No preference`}</option>
              {trip.hosts.map(({ actor }) => (
                <option key={actor.id} value={actor.id}>
                  {actor.display_name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Choices
        legend={t`Who may read that you took part?`}
        choices={CONSENT_LEVELS.map((value) => ({ value, label: consentName(value) }))}
        value={wishes.publish_consent}
        onChange={(publish_consent: ConsentLevel) => change({ publish_consent })}
      />
      <SeatVoucher seat={seat} />
      <div className="space-y-3">
        {submit.isError && <SeatRefusal error={submit.error} />}
        {kept.error !== null && !submit.isError && <SeatRefusal error={kept.error} />}
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-primary" disabled={submit.isPending}>
            <Trans>Send the application</Trans>
          </button>
          <p role="status" className="text-sm text-muted">
            {kept.isPending && <Trans>Saving …</Trans>}
            {kept.isKept && <Trans>Saved. You can go on later.</Trans>}
          </p>
        </div>
      </div>
    </form>
  );
}

const wishesOf = (seat: SeatApplicationOut): Wishes => ({
  seats_wanted: seat.seats_wanted,
  all_or_none: seat.all_or_none,
  motivation: seat.motivation,
  expectations: seat.expectations,
  publish_consent: seat.publish_consent,
  preferred_host_id: seat.preferred_host?.id ?? null,
});
