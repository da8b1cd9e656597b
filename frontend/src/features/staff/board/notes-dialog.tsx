import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BoardCard } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ShowMore } from "@/components/states/show-more";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { formatDate, formatTime } from "@/lib/format";
import { notesQuery, useFacilitating } from "./queries";

type Props = { card: BoardCard; onClose: () => void };

/** What the staff have noted about a pair, the newest first. */
export function NotesDialog({ card, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Notes`} open onClose={onClose}>
      <p className="text-sm text-muted">
        {card.offer.title} → {card.need.title}
      </p>
      <p className="mt-1 text-sm text-muted">
        <Trans>Only the staff of the two sides' clusters read them.</Trans>
      </p>
      <NewNote matchId={card.match_id} />
      <Notes matchId={card.match_id} />
    </Dialog>
  );
}

function NewNote({ matchId }: { matchId: string }) {
  const { note } = useFacilitating();
  const [text, setText] = useState("");
  const said = text.trim();
  return (
    <form
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!said) return;
        note.mutate(
          { path: { match_id: matchId }, body: { text: said } },
          { onSuccess: () => setText("") },
        );
      }}
    >
      <Field
        label={<Trans>New note</Trans>}
        hint={<Trans>About the matter, not about people. Notes stay as they are written.</Trans>}
      >
        {(control) => (
          <textarea
            {...control}
            className="field"
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {note.error && <Refusal error={note.error} />}
      <button type="submit" className="button button-primary" disabled={!said || note.isPending}>
        <Trans>Add the note</Trans>
      </button>
    </form>
  );
}

function Notes({ matchId }: { matchId: string }) {
  const list = useInfiniteQuery(notesQuery(matchId));
  if (list.isPending) return null;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const notes = list.data.pages.flatMap((page) => page.data);
  return (
    <div className="mt-5">
      <ul>
        {notes.map((note) => (
          <li key={note.id} className="border-t border-line py-3">
            <p className="whitespace-pre-line">{note.text}</p>
            <p className="mt-1 text-sm text-muted">
              {note.author?.display_name ?? <Trans>No longer here</Trans>} ·{" "}
              {formatDate(note.created_at)} {formatTime(note.created_at)}
            </p>
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </div>
  );
}
