import { Trans, useLingui } from "@lingui/react/macro";
import { clsx } from "clsx";
import { Pencil } from "lucide-react";
import { useState } from "react";
import type { BoardCard } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { useFacilitating } from "./queries";

/** Who looks after the pair, what comes next and until when; changed where it stands. */
export function FollowUp({ card }: { card: BoardCard }) {
  const [writing, setWriting] = useState(false);
  if (writing) return <Form card={card} onClose={() => setWriting(false)} />;
  return (
    <div className="mt-3 border-t border-line pt-2.5 text-sm">
      <button
        type="button"
        className="-mx-1.5 flex min-h-9 w-full items-start gap-2 rounded-sm px-1.5 py-1.5 text-left hover:bg-indigo-tint"
        onClick={() => setWriting(true)}
      >
        <span className={clsx("min-w-0 grow", !card.next_step && "text-muted")}>
          {card.next_step ?? <Trans>What is the next step?</Trans>}
        </span>
        <Pencil size={15} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
      </button>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <Due card={card} />
        <Assignee card={card} />
      </div>
    </div>
  );
}

function Due({ card }: { card: BoardCard }) {
  if (!card.due_on) return null;
  const day = formatDate(card.due_on);
  return card.overdue ? (
    <span className="font-semibold text-madder">
      <Trans>Late since {day}</Trans>
    </span>
  ) : (
    <span className="text-muted">
      <Trans>By {day}</Trans>
    </span>
  );
}

function Assignee({ card }: { card: BoardCard }) {
  const { me } = useSession();
  const { followUp } = useFacilitating();
  const mine = me?.user_id === card.assignee?.user_id;
  if (card.assignee) {
    return (
      <span className={mine ? "font-semibold text-woad" : "text-muted"}>
        {mine ? <Trans>You follow up</Trans> : card.assignee.display_name}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="button button-quiet -ml-2 text-sm"
      disabled={followUp.isPending}
      onClick={() =>
        followUp.mutate({
          path: { match_id: card.match_id },
          body: {
            assignee_id: me?.user_id ?? null,
            next_step: card.next_step,
            due_on: card.due_on,
          },
        })
      }
    >
      <Trans>I follow up</Trans>
    </button>
  );
}

function Form({ card, onClose }: { card: BoardCard; onClose: () => void }) {
  const { t } = useLingui();
  const { me } = useSession();
  const { followUp } = useFacilitating();
  const [step, setStep] = useState(card.next_step ?? "");
  const [due, setDue] = useState(card.due_on ?? "");
  const [mine, setMine] = useState(!card.assignee || card.assignee.user_id === me?.user_id);
  return (
    <form
      className="mt-3 space-y-2.5 border-t border-line pt-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        const body = {
          assignee_id: mine ? (me?.user_id ?? null) : (card.assignee?.user_id ?? null),
          next_step: step.trim() || null,
          due_on: due || null,
        };
        followUp.mutate({ path: { match_id: card.match_id }, body }, { onSuccess: onClose });
      }}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <textarea
        aria-label={t`Next step`}
        placeholder={t`What is the next step?`}
        className="field"
        rows={2}
        maxLength={300}
        value={step}
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked to write here
        autoFocus
        onChange={(event) => setStep(event.target.value)}
      />
      <input
        type="date"
        aria-label={t`Until when`}
        className="field"
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <label className="flex min-h-9 items-center gap-2.5">
        <input
          type="checkbox"
          className="check"
          checked={mine}
          onChange={(event) => setMine(event.target.checked)}
        />
        <Trans>I follow it up</Trans>
      </label>
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary" disabled={followUp.isPending}>
          <Trans>Save</Trans>
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
