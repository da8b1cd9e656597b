import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { publishSeatDecisions } from "@/api/generated/sdk.gen";
import type { Decision, PublishedDecisionsOut, SeatRow, TripOut } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { useSession } from "@/lib/session";
import { decisionName, guardText } from "@/lib/words/trip-staff";
import { preparedQuery, staffTripQuery, useTripsAnew } from "./queries";
import { TripRefusal } from "./trip-refusal";

/** Decisions that nobody has been told of yet, to be published all at once. */
export function PublishBar({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const prepared = useQuery(preparedQuery(trip.id)).data?.data ?? [];
  const [open, setOpen] = useState(false);
  const [names, setNames] = useState<Record<string, string>>({});
  const queries = useQueryClient();
  const anew = useTripsAnew();
  const publish = useMutation({
    mutationFn: async () =>
      (await publishSeatDecisions({ path: { trip_id: trip.id }, throwOnError: true })).data,
    onSuccess: async () => {
      await queries.invalidateQueries(staffTripQuery(trip.id));
      await anew();
    },
  });
  const close = () => {
    setOpen(false);
    publish.reset();
  };
  const show = () => {
    setNames(Object.fromEntries(prepared.map(({ id, actor }) => [id, actor.display_name])));
    setOpen(true);
  };
  if (!staffMay("exchanges.validate") || (prepared.length === 0 && !open)) return null;
  const count = prepared.length;
  return (
    <div className="mb-5 flex flex-wrap items-center justify-between gap-3 rounded-md bg-weld-tint px-4 py-3 text-weld-text">
      <p>
        <Plural
          value={count}
          one="# decision is prepared. Nobody has been told yet."
          other="# decisions are prepared. Nobody has been told yet."
        />
      </p>
      <button type="button" className="button button-primary" onClick={show}>
        <Plural value={count} one="Publish # decision" other="Publish # decisions" />
      </button>
      <Dialog title={t`Publish the decisions`} open={open} onClose={close}>
        {publish.isSuccess ? (
          <Published told={publish.data} names={names} onClose={close} />
        ) : (
          <>
            <Summary rows={prepared} />
            {publish.isError && (
              <div className="mt-4">
                <TripRefusal error={publish.error} />
              </div>
            )}
            <button
              type="button"
              className="button button-primary mt-5 w-full"
              disabled={publish.isPending}
              onClick={() => publish.mutate()}
            >
              <Trans>Publish and tell everybody</Trans>
            </button>
          </>
        )}
      </Dialog>
    </div>
  );
}

const ORDER: Decision[] = ["offer", "waitlist", "decline"];

function Summary({ rows }: { rows: SeatRow[] }) {
  return (
    <div className="space-y-4">
      {ORDER.map((decision) => {
        const theirs = rows.filter(({ pending_decision }) => pending_decision === decision);
        if (theirs.length === 0) return null;
        return (
          <section key={decision}>
            <h3 className="font-semibold">
              {decisionName(decision)} ({theirs.length})
            </h3>
            <ul>
              {theirs.map((row) => (
                <li key={row.id}>
                  {row.actor.display_name} ·{" "}
                  <Plural value={row.seats_wanted} one="# seat" other="# seats" />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <p className="text-muted">
        <Trans>Each of them gets a mail now.</Trans>
      </p>
    </div>
  );
}

type PublishedProps = {
  told: PublishedDecisionsOut;
  names: Record<string, string>;
  onClose: () => void;
};

/** What was done, and what could not be. */
function Published({ told, names, onClose }: PublishedProps) {
  const failed = told.results.filter(({ code }) => code !== null);
  return (
    <div role="status" className="space-y-4">
      <p>
        <Plural
          value={told.published}
          one="# decision is published."
          other="# decisions are published."
        />
      </p>
      {failed.length > 0 && (
        <>
          <p className="font-semibold text-madder">
            <Trans>These could not be carried out. They stay prepared.</Trans>
          </p>
          <ul className="list-disc space-y-1 pl-5">
            {failed.map(({ application_id, decision, code, detail }) => (
              <li key={application_id}>
                {names[application_id]}, {decisionName(decision)}:{" "}
                {guardText({ code: code ?? "", detail: detail ?? "" })}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" className="button button-plain w-full" onClick={onClose}>
        <Trans>Close</Trans>
      </button>
    </div>
  );
}
