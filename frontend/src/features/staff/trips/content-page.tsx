import { Trans, useLingui } from "@lingui/react/macro";
import type { TripOut } from "@/api/generated/types.gen";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { KeptNote } from "@/components/states/kept-note";
import { Section } from "@/components/ui/section";
import { sortToPlaces } from "@/lib/form-problems";
import { ContentFields } from "./content-fields";
import { Cover } from "./cover";
import { Hosts } from "./hosts";
import { Shares } from "./shares";
import { TripRefusal } from "./trip-refusal";
import { useTrip } from "./use-trip";
import { useTripDraft } from "./use-trip-draft";

/** What a trip says: titles, days, places, hosts, seats, and when to apply. */
export function ContentPage({ tripId }: { tripId: string }) {
  const trip = useTrip(tripId);
  const over = trip.state === "archived" || trip.state === "cancelled" || !trip.may_manage;
  if (over)
    return (
      <p className="text-muted">
        <Trans>Nothing can be changed here any more.</Trans>
      </p>
    );
  return (
    <>
      <Content trip={trip} />
      <Section
        title={<Trans context="organisations">Hosts</Trans>}
        intro={<Trans>Who receives the visitors. They are organisations of the registry.</Trans>}
      >
        <Hosts trip={trip} />
      </Section>
      <Section
        title={<Trans>Seats of each partner</Trans>}
        intro={
          <Trans>
            How many seats companies of a cluster may have. Empty: as many as there are.
          </Trans>
        }
      >
        <Shares trip={trip} />
      </Section>
      <Section title={<Trans>Picture</Trans>}>
        <Cover trip={trip} />
      </Section>
    </>
  );
}

const PLACES = {
  title: ["/title"],
  summary: ["/summary"],
  cost_note: ["/cost_note"],
  topics: ["/topics"],
  starts_on: ["/starts_on"],
  ends_on: ["/ends_on"],
  places: ["/destinations"],
  seats_total: ["/seats_total"],
  seats_per_organisation: ["/seats_per_organisation"],
  min_participants: ["/min_participants"],
  apply_from: ["/apply_from"],
  apply_until: ["/apply_until"],
  offer_hours: ["/offer_hours"],
};

function Content({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const form = useTripDraft(trip);
  const { at } = sortToPlaces(form.error, PLACES);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      {!form.keeps && <KeptNote typing={form.typing} />}
      <ContentFields trip={trip} draft={form.draft} change={form.change} at={at} />
      <div className="space-y-3 border-t border-line py-5">
        {form.error != null && !form.isConflict && <TripRefusal error={form.error} />}
        <div className="flex flex-wrap items-center gap-4">
          {!form.keeps && (
            <button
              type="submit"
              className="button button-primary"
              disabled={form.isSaving || !form.isChanged}
            >
              <Trans>Save</Trans>
            </button>
          )}
          <p role="status" className="text-sm text-muted">
            {form.isSaving
              ? t`Saving …`
              : form.isChanged
                ? t`Not saved yet.`
                : form.keeps
                  ? t`The draft is saved as you go.`
                  : t`Everything is saved.`}
          </p>
        </div>
      </div>
      <ChangedMeanwhile
        open={form.isConflict}
        onClose={form.forget}
        onReload={() => void form.takeOver()}
      />
    </form>
  );
}
