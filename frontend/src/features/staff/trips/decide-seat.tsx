import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Decision, SeatReviewOut } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { decisionName } from "@/lib/words/trip-staff";
import { quotaStripQuery } from "./queries";
import { TripRefusal } from "./trip-refusal";
import { type SeatStep, useSeatStep } from "./use-seat-step";

const DECISIONS: Decision[] = ["offer", "waitlist", "decline"];

/** The decision on an application: told at once, or prepared until all are published together. */
export function DecideSeat({ seat }: { seat: SeatReviewOut }) {
  const open = DECISIONS.filter((decision) => seat.possible.includes(decision));
  if (open.length === 0) return null;
  if (seat.why_not_decide)
    return (
      <p className="text-muted">
        <Trans>You can read this application. Reviewers and cluster managers decide on it.</Trans>
      </p>
    );
  return (
    <section className="space-y-5">
      {seat.possible.includes("review") && <Score seat={seat} />}
      <Decide seat={seat} open={open} />
    </section>
  );
}

const SCORES = [0, 1, 2, 3, 4, 5].map((score) => ({ value: String(score), label: score }));

function Score({ seat }: { seat: SeatReviewOut }) {
  const { t } = useLingui();
  const step = useSeatStep(seat);
  return (
    <div>
      <Choices
        legend={t`How well does it fit the trip?`}
        hint={t`From 0 to 5. Only staff see it.`}
        choices={SCORES}
        value={seat.score === null ? undefined : String(seat.score)}
        onChange={(score) => step.mutate({ kind: "score", score: Number(score) })}
      />
      {step.isError && (
        <div className="mt-3">
          <TripRefusal error={step.error} />
        </div>
      )}
    </div>
  );
}

function Decide({ seat, open }: { seat: SeatReviewOut; open: Decision[] }) {
  const { t } = useLingui();
  const strip = useQuery(quotaStripQuery(seat.id)).data;
  const [chosen, choose] = useState<Decision | undefined>(seat.pending_decision ?? undefined);
  const [reason, setReason] = useState(seat.pending_reason ?? "");
  const step = useSeatStep(seat);
  const take = (said: SeatStep, words: string) =>
    step.mutate(said, { onSuccess: () => notify(words) });
  const unready = !chosen || step.isPending || (chosen === "decline" && !reason.trim());
  return (
    <div className="space-y-4">
      <Choices
        legend={t`Decision`}
        choices={open.map((value) => ({ value, label: decisionName(value) }))}
        value={chosen}
        onChange={choose}
      />
      {chosen === "offer" && strip?.why_not_offer && (
        <p className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
          <Trans>There are not enough seats for an offer now. The waiting list is for this.</Trans>
        </p>
      )}
      {chosen && (
        <Field
          label={chosen === "decline" ? t`Why is it declined?` : t`A word to them`}
          hint={t`Goes to the applicant by mail, word for word.`}
        >
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={3}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      {step.isError && <TripRefusal error={step.error} />}
      <div className="flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-primary"
          disabled={unready}
          onClick={() =>
            chosen && take({ kind: "now", decision: chosen, reason }, t`Decided, and told by mail.`)
          }
        >
          <Trans>Decide and tell them</Trans>
        </button>
        <button
          type="button"
          className="button button-plain"
          disabled={unready}
          onClick={() =>
            chosen &&
            take(
              { kind: "prepare", decision: chosen, reason },
              t`Prepared. Nobody is told before you publish.`,
            )
          }
        >
          <Trans>Prepare, and say nothing yet</Trans>
        </button>
        {seat.pending_decision && (
          <button
            type="button"
            className="button button-quiet"
            disabled={step.isPending}
            onClick={() =>
              take({ kind: "prepare", decision: null, reason: "" }, t`No longer prepared.`)
            }
          >
            <Trans>Take the prepared decision back</Trans>
          </button>
        )}
      </div>
    </div>
  );
}
