import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import {
  archiveTrip,
  cancelTrip,
  closeTripRegistration,
  confirmTrip,
  discardTrip,
  publishTrip,
  reopenTripRegistration,
} from "@/api/generated/sdk.gen";
import type { TripGuardOut, TripMoveOut, TripOut, TripVerb } from "@/api/generated/types.gen";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { guardText, tripVerbName } from "@/lib/words/trip-staff";
import { CancelDialog } from "./cancel-dialog";
import { useTripStep, useTripsAnew } from "./queries";
import { titleOf } from "./title";
import { TripRefusal } from "./trip-refusal";

type Said = { verb: TripVerb; reason?: string };

function useMove(trip: TripOut) {
  const { t } = useLingui();
  return useTripStep(trip.id, async ({ verb, reason }: Said, headers) => {
    const at = { path: { trip_id: trip.id }, headers, throwOnError: true as const };
    const told = await makeMove(verb, at, reason ?? "");
    notify(t`Done: ${tripVerbName(verb)}`);
    return told;
  });
}

type At = {
  path: { trip_id: string };
  headers: { "If-Match": string };
  throwOnError: true;
};

function makeMove(verb: TripVerb, at: At, reason: string) {
  switch (verb) {
    case "publish":
      return publishTrip(at);
    case "close_registration":
      return closeTripRegistration(at);
    case "reopen_registration":
      return reopenTripRegistration(at);
    case "confirm":
      return confirmTrip(at);
    case "cancel":
      return cancelTrip({ ...at, body: { reason } });
    default:
      return archiveTrip(at);
  }
}

/** Every step that is possible now, and of each what is missing before it can be taken. */
export function Moves({ trip }: { trip: TripOut }) {
  const [asking, ask] = useState<TripVerb>();
  const move = useMove(trip);
  const close = () => {
    ask(undefined);
    move.reset();
  };
  const go = (said: Said) => move.mutate(said, { onSuccess: () => ask(undefined) });
  if (trip.moves.length === 0 && trip.state !== "draft") return null;
  return (
    <Section title={<Trans>What comes next</Trans>}>
      {move.isError && asking === undefined && (
        <div className="mb-4">
          <TripRefusal error={move.error} />
        </div>
      )}
      <ul className="space-y-4">
        {trip.moves.map((each, at) => (
          <MoveRow
            key={each.verb}
            trip={trip}
            move={each}
            first={at === 0}
            busy={move.isPending}
            go={() => (ASKS.includes(each.verb) ? ask(each.verb) : go({ verb: each.verb }))}
          />
        ))}
        {trip.state === "draft" && <Discard trip={trip} />}
      </ul>
      <ConfirmTrip
        open={asking === "confirm"}
        onClose={close}
        busy={move.isPending}
        error={move.error}
        onAct={() => go({ verb: "confirm" })}
      />
      <CancelDialog
        open={asking === "cancel"}
        onClose={close}
        busy={move.isPending}
        error={move.error}
        onAct={(reason) => go({ verb: "cancel", reason })}
      />
    </Section>
  );
}

const ASKS: TripVerb[] = ["confirm", "cancel"];

type RowProps = {
  trip: TripOut;
  move: TripMoveOut;
  first: boolean;
  busy: boolean;
  go: () => void;
};

function MoveRow({ trip, move, first, busy, go }: RowProps) {
  const blocked = move.missing.length > 0;
  const look = move.verb === "cancel" ? "danger" : first ? "primary" : "plain";
  return (
    <li>
      {move.verb === "report" ? (
        <Link
          to="/staff/trips/$tripId/report"
          params={{ tripId: trip.id }}
          className="button button-primary"
        >
          {tripVerbName(move.verb)}
        </Link>
      ) : (
        <button
          type="button"
          className={`button button-${look}`}
          disabled={blocked || busy}
          onClick={go}
        >
          {tripVerbName(move.verb)}
        </button>
      )}
      {blocked && <Missing trip={trip} missing={move.missing} />}
    </li>
  );
}

const WHERE: Record<string, "content" | "programme" | "attendance" | "report" | "applications"> = {
  "trip-programme-missing": "programme",
  "trip-too-few-working-days": "programme",
  "too-few-participants": "applications",
  "attendance-open": "attendance",
  "trip-report-missing": "report",
  "photo-consent-missing": "report",
  "trip-exchanges-open": "report",
};

/** What is missing, each leading to where it is put right. */
export function Missing({ trip, missing }: { trip: TripOut; missing: TripGuardOut[] }) {
  return (
    <div className="mt-2 rounded-md bg-weld-tint px-4 py-3 text-weld-text">
      <p className="font-semibold">
        <Trans>Before that is possible:</Trans>
      </p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {missing.map((each) => (
          <li key={each.code}>
            <Link
              to={`/staff/trips/$tripId/${WHERE[each.code] ?? "content"}`}
              params={{ tripId: trip.id }}
              className="underline"
            >
              {guardText(each)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

type AskProps = {
  open: boolean;
  onClose: () => void;
  busy: boolean;
  error: unknown;
  onAct: () => void;
};

function ConfirmTrip({ open, onClose, busy, error, onAct }: AskProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`The trip goes ahead?`} open={open} onClose={onClose}>
      <p>
        <Trans>
          Each organisation with a confirmed seat gets its exchange, with its voucher where there is
          one. Days, places, hosts and programme then stay as they are.
        </Trans>
      </p>
      {error != null && (
        <div className="mt-4">
          <TripRefusal error={error} />
        </div>
      )}
      <button
        type="button"
        className="button button-primary mt-5 w-full"
        disabled={busy}
        onClick={onAct}
      >
        <Trans>It goes ahead</Trans>
      </button>
    </Dialog>
  );
}

function Discard({ trip }: { trip: TripOut }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const go = useNavigate();
  const anew = useTripsAnew();
  const discard = useMutation({
    mutationFn: () =>
      discardTrip({
        path: { trip_id: trip.id },
        headers: { "If-Match": `"v${trip.version}"` },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await go({ to: "/staff/trips", search: { show: "drafts" } });
      await anew();
    },
  });
  return (
    <li>
      <button type="button" className="button button-quiet" onClick={() => setOpen(true)}>
        <Trans>Throw the draft away</Trans>
      </button>
      <ConfirmDialog
        title={t`Throw the draft away?`}
        open={open}
        onClose={() => setOpen(false)}
        act={t`Throw it away`}
        busy={discard.isPending}
        error={discard.error}
        onAct={() => discard.mutate()}
      >
        <p>{titleOf(trip)}</p>
      </ConfirmDialog>
    </li>
  );
}
