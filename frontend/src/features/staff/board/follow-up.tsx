import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { BoardCard, PersonRef } from "@/api/generated/types.gen";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { notify } from "@/components/ui/notices";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { problemWords } from "@/lib/words/problems";
import {
  bodyOf,
  candidates,
  type Draft,
  draftOf,
  type Followed,
  keepMine,
} from "./follow-up-draft";
import { assigneesQuery, presentFollowUpQuery, useFacilitating } from "./queries";

/** What the draft started from. */
type Start = Followed & { version: number };

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
        followUp.mutate(
          {
            ...onlyAsSeen(card.match_id, card.follow_up_version),
            body: {
              assignee_id: me?.user_id ?? null,
              next_step: card.next_step,
              due_on: card.due_on,
            },
          },
          { onError: (error) => isApiError(error, 412) && notify(problemWords(error), "trouble") },
        )
      }
    >
      <Trans>I follow up</Trans>
    </button>
  );
}

/** A colleague may have been faster since the board was read. */
const onlyAsSeen = (matchId: string, version: number) => ({
  path: { match_id: matchId },
  headers: { "If-Match": `"v${version}"` },
});

function Form({ card, onClose }: { card: BoardCard; onClose: () => void }) {
  const { t } = useLingui();
  const { me } = useSession();
  const { followUp } = useFacilitating();
  const queries = useQueryClient();
  const [start, setStart] = useState<Start>({ ...card, version: card.follow_up_version });
  const [draft, setDraft] = useState(draftOf(start, me?.user_id ?? null));
  const stale = isApiError(followUp.error, 412);
  const write = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const restart = async () => {
    const newest = await queries.fetchQuery(presentFollowUpQuery(card.match_id));
    setDraft(
      keepMine(draftOf(start, me?.user_id ?? null), draft, draftOf(newest, me?.user_id ?? null)),
    );
    setStart(newest);
    followUp.reset();
  };
  return (
    <form
      className="mt-3 space-y-2.5 border-t border-line pt-3 text-sm"
      onSubmit={(event) => {
        event.preventDefault();
        const order = { ...onlyAsSeen(card.match_id, start.version), body: bodyOf(draft) };
        followUp.mutate(order, { onSuccess: onClose });
      }}
      onKeyDown={(event) => event.key === "Escape" && !stale && onClose()}
    >
      <textarea
        aria-label={t`Next step`}
        placeholder={t`What is the next step?`}
        className="field"
        rows={2}
        maxLength={300}
        value={draft.step}
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked to write here
        autoFocus
        onChange={(event) => write({ step: event.target.value })}
      />
      <input
        type="date"
        aria-label={t`Until when`}
        className="field"
        value={draft.due}
        onChange={(event) => write({ due: event.target.value })}
      />
      <WhoFollowsUp
        matchId={card.match_id}
        has={start.assignee}
        value={draft.who}
        onChange={(who) => write({ who })}
      />
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button button-primary" disabled={followUp.isPending}>
          <Trans>Save</Trans>
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
      </div>
      <ChangedMeanwhile open={stale} onClose={followUp.reset} onReload={() => void restart()} />
    </form>
  );
}

type WhoProps = {
  matchId: string;
  /** Whoever has it now. */
  has: PersonRef | null;
  value: string;
  onChange: (userId: string) => void;
};

/** To oneself, to a colleague of the two sides' clusters, or to nobody. */
function WhoFollowsUp({ matchId, has, value, onChange }: WhoProps) {
  const { t } = useLingui();
  const { me } = useSession();
  const listed = useQuery(assigneesQuery(matchId)).data?.data;
  const people = candidates(listed ?? [], has);
  return (
    <select
      aria-label={t`Who follows it up`}
      className="field"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t`Nobody follows up`}</option>
      {people.map(({ user_id: id, display_name: name }) => (
        <option key={id} value={id}>
          {id === me?.user_id ? t`${name} (me)` : name}
        </option>
      ))}
    </select>
  );
}
