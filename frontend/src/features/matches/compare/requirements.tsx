import { Plural, Trans } from "@lingui/react/macro";
import { clsx } from "clsx";
import { Check, CircleHelp, Square, X } from "lucide-react";
import type { ReactNode } from "react";
import type { ComparisonRow } from "@/api/generated/types.gen";
import { Badge, DirectionBadge } from "@/components/textile/badges";
import { outcomeName } from "../words";
import { sorted } from "./differences";
import { FoldMark, SUMMARY } from "./fold";

export const ICONS = {
  pass: Check,
  conditional: CircleHelp,
  unknown: CircleHelp,
  fail: X,
} as const;
export const COLOURS = {
  pass: "text-woad",
  conditional: "text-weld-text",
  unknown: "text-weld-text",
  fail: "text-madder",
} as const;

/** Requirement by requirement: what there is, whether it fits, what is asked. What is settled is folded. */
export function Requirements({ rows }: { rows: ComparisonRow[] }) {
  const { open, met, free } = sorted(rows);
  return (
    <section aria-labelledby="requirements" className="mt-10">
      <h2 id="requirements" className="text-xl">
        {open.length === 0 ? (
          <Trans>Every requirement is met</Trans>
        ) : (
          <Plural value={open.length} one="# requirement is open" other="# requirements are open" />
        )}
      </h2>
      {open.length > 0 && (
        <>
          <Heads />
          <List rows={open} />
        </>
      )}
      {met.length > 0 && (
        <Folded
          title={
            <Plural value={met.length} one="# requirement is met" other="# requirements are met" />
          }
          rows={met}
        />
      )}
      {free.length > 0 && (
        <Folded
          title={
            <Plural
              value={free.length}
              one="# point without a requirement"
              other="# points without a requirement"
            />
          }
          rows={free}
        />
      )}
    </section>
  );
}

const columns = "md:grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)_minmax(0,1fr)] md:gap-x-8";

/** The columns' names, where there are columns; on a phone each value carries its own. */
function Heads() {
  return (
    <div aria-hidden="true" className={clsx("mt-4 hidden pb-2 md:grid", columns)}>
      <span>
        <DirectionBadge direction="offer" />
      </span>
      <span />
      <span>
        <DirectionBadge direction="need" />
      </span>
    </div>
  );
}

function List({ rows }: { rows: ComparisonRow[] }) {
  return (
    <ul className="border-b border-line">
      {rows.map((row) => (
        <Row key={row.key} row={row} />
      ))}
    </ul>
  );
}

function Folded({ title, rows }: { title: ReactNode; rows: ComparisonRow[] }) {
  return (
    <details className="group mt-3">
      <summary className={SUMMARY}>
        <FoldMark />
        {title}
      </summary>
      <Heads />
      <List rows={rows} />
    </details>
  );
}

function Row({ row }: { row: ComparisonRow }) {
  const Icon = ICONS[row.result];
  return (
    <li className={clsx("grid gap-y-2 border-t border-line py-4", columns)}>
      <div className="min-w-0 md:order-2">
        <h3 className="flex flex-wrap items-center gap-x-2 text-base font-semibold">
          <Icon size={18} aria-hidden="true" className={clsx("shrink-0", COLOURS[row.result])} />
          {row.label}
          <span className={clsx("text-sm font-normal", COLOURS[row.result])}>
            {outcomeName(row.result)}
          </span>
          {row.set_aside && (
            <Badge tone="plain">
              <Trans>set aside</Trans>
            </Badge>
          )}
        </h3>
        <p className="mt-0.5 text-sm">{row.sentence}</p>
        {row.task_sentence && (
          <p className="mt-1.5 flex gap-2 text-sm font-semibold">
            <Square size={15} aria-hidden="true" className="mt-1 shrink-0 text-weld" />
            {row.task_sentence}
          </p>
        )}
      </div>
      <Value direction="offer" className="md:order-1" text={row.offer_value} />
      <Value direction="need" className="md:order-3" text={row.need_value} />
    </li>
  );
}

type ValueProps = { direction: "offer" | "need"; text: string; className: string };

function Value({ direction, text, className }: ValueProps) {
  return (
    <p
      className={clsx("grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 text-sm md:block", className)}
    >
      <span className="text-muted md:sr-only">
        {direction === "offer" ? <Trans>Offer</Trans> : <Trans>Need</Trans>}
        <span className="sr-only">: </span>
      </span>
      <span
        className={clsx(
          "border-l-2 pl-3 md:block",
          direction === "offer" ? "border-weld" : "border-indigo",
        )}
      >
        {tight(text)}
      </span>
    </p>
  );
}

/** A number and its unit stay on one line. */
const tight = (text: string) => text.replaceAll(/(\d) (?=%|kg|km|g\/m²|€)/g, "$1\u00a0");
