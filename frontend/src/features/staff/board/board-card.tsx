import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import { ArrowDownLeft, ArrowUpRight, Clock } from "lucide-react";
import { useState } from "react";
import type { BoardCard as Card, StreamRef } from "@/api/generated/types.gen";
import { VerdictBadge } from "@/components/textile/badges";
import { amountOf } from "@/lib/words/streams";
import { ageOf } from "./ageing";
import { CardActions } from "./card-actions";
import { FollowUp } from "./follow-up";
import { NotesDialog } from "./notes-dialog";
import { endOf, originName } from "./words";

/** One pair: what it is, how long it has stood there, and what comes next. */
export function BoardCard({ card }: { card: Card }) {
  const [reading, setReading] = useState(false);
  const isOver = ["dismissed", "expired", "blocked"].includes(card.state);
  const origin = originName(card.origin);
  return (
    <article className="mt-3 rounded-lg border border-line bg-raised p-3.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2">
          <Score score={card.score} />
          <VerdictBadge verdict={card.verdict} />
        </span>
        <AgeMark card={card} />
      </div>
      <div className="mt-2.5 space-y-1.5">
        <Side stream={card.offer} />
        <Side stream={card.need} />
      </div>
      {origin && <p className="mt-2 text-sm text-muted">{origin}</p>}
      {card.frozen && !isOver && (
        <p className="mt-2 text-sm text-weld-text">
          <Trans>One of the listings is paused or over.</Trans>
        </p>
      )}
      {isOver ? <p className="mt-2 text-sm">{endOf(card)}</p> : <FollowUp card={card} />}
      <CardActions card={card} isOver={isOver} onNotes={() => setReading(true)} />
      {reading && <NotesDialog card={card} onClose={() => setReading(false)} />}
    </article>
  );
}

function Score({ score }: { score: number }) {
  const { t } = useLingui();
  const points = Math.round(score * 100);
  return (
    <span className="text-lg font-bold leading-none" title={t`${points} of 100`}>
      {points}
    </span>
  );
}

function AgeMark({ card }: { card: Card }) {
  const { t } = useLingui();
  const age = ageOf(card);
  return (
    <span
      title={age === "fresh" ? undefined : t`It has waited here for a while`}
      className={clsx(
        "inline-flex items-center gap-1 text-sm",
        age === "fresh" && "text-muted",
        age === "waiting" && "text-weld-text",
        age === "old" && "font-semibold text-madder",
      )}
    >
      {age !== "fresh" && <Clock size={14} aria-hidden="true" />}
      <Plural value={card.age_days} _0="today" one="# day" other="# days" />
    </span>
  );
}

function Side({ stream }: { stream: StreamRef }) {
  const { t } = useLingui();
  const isOffer = stream.direction === "offer";
  const Arrow = isOffer ? ArrowUpRight : ArrowDownLeft;
  return (
    <div className="flex gap-2">
      <Arrow
        size={17}
        role="img"
        aria-label={isOffer ? t`Offer` : t`Need`}
        className={clsx("mt-0.5 shrink-0", isOffer ? "text-weld-text" : "text-indigo")}
      />
      <p className="min-w-0 leading-snug">
        <Link
          to="/materials/$streamId"
          params={{ streamId: stream.id }}
          className="font-semibold hover:underline"
        >
          {stream.title}
        </Link>
        <span className="block text-sm text-muted">
          {stream.owner?.display_name ?? t`Anonymous`} · {amountOf(stream.quantity)}
        </span>
      </p>
    </div>
  );
}
