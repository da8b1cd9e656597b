import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { changeTrip, reportTrip } from "@/api/generated/sdk.gen";
import type { TripOut, TripReportIn } from "@/api/generated/types.gen";
import { KeptNote } from "@/components/states/kept-note";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { useKeptTyping } from "@/lib/use-kept-typing";
import { type Two, texts } from "./draft";
import { Missing } from "./moves";
import { Photos } from "./photos";
import { useTripStep } from "./queries";
import { TwoLanguages } from "./text-fields";
import { TripRefusal } from "./trip-refusal";
import { useTrip } from "./use-trip";

/** What came of the trip: a text, photos with everybody's consent, and the report handed in. */
export function ReportPage({ tripId }: { tripId: string }) {
  const trip = useTrip(tripId);
  return (
    <>
      <Section
        title={<Trans>The report</Trans>}
        intro={<Trans>Everybody reads it on the trip's page.</Trans>}
      >
        <Text trip={trip} />
      </Section>
      <Section
        title={<Trans>Photos</Trans>}
        intro={<Trans>Others see a photo once everybody on it has agreed.</Trans>}
      >
        <Photos trip={trip} />
      </Section>
      <HandIn trip={trip} />
    </>
  );
}

const CLOSED = ["archived", "cancelled"];

function Text({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const saved: Two = { en: trip.report.en ?? "", da: trip.report.da ?? "" };
  const typing = useKeptTyping(`trip-report.${trip.id}`, saved);
  const { set, differs } = typing;
  const save = useTripStep(trip.id, (report: Two, headers) =>
    changeTrip({
      path: { trip_id: trip.id },
      headers,
      body: { report: texts(report) },
      throwOnError: true,
    }),
  );
  const closed = CLOSED.includes(trip.state);
  const text = closed ? saved : typing.value;
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(text, { onSuccess: () => notify(t`The report is saved.`) });
      }}
    >
      {!closed && <KeptNote typing={typing} />}
      <TwoLanguages
        label={{ en: t`In English`, da: t`In Danish` }}
        rows={9}
        value={text}
        most={4000}
        error={undefined}
        onChange={set}
      />
      {save.isError && <TripRefusal error={save.error} />}
      {!closed && (
        <button type="submit" className="button button-plain" disabled={save.isPending || !differs}>
          <Trans>Save the text</Trans>
        </button>
      )}
    </form>
  );
}

function HandIn({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const report = useTripStep(trip.id, (body: TripReportIn, headers) =>
    reportTrip({ path: { trip_id: trip.id }, headers, body, throwOnError: true }),
  );
  const move = trip.moves.find(({ verb }) => verb === "report");
  if (!move) return null;
  const waits = move.missing.some(({ code }) => code === "trip-exchanges-open");
  const others = move.missing.filter(({ code }) => code !== "trip-exchanges-open");
  const ready = others.length === 0 && (!waits || reason.trim().length > 2);
  return (
    <Section title={<Trans>Hand in the report</Trans>}>
      <div className="space-y-4">
        {move.missing.length > 0 && <Missing trip={trip} missing={move.missing} />}
        {waits && (
          <Field
            label={t`Why does the report not wait for the exchanges?`}
            hint={t`Only needed if it is handed in before they are through.`}
          >
            {(control) => (
              <textarea
                {...control}
                className="field"
                rows={2}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {report.isError && <TripRefusal error={report.error} />}
        <button
          type="button"
          className="button button-primary"
          disabled={!ready || report.isPending}
          onClick={() =>
            report.mutate(waits ? { waive_exchanges_reason: reason.trim() } : {}, {
              onSuccess: () => notify(t`The report is handed in.`),
            })
          }
        >
          <Trans>Hand it in</Trans>
        </button>
      </div>
    </Section>
  );
}
