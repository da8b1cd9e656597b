import { Plural, Trans } from "@lingui/react/macro";
import { clsx } from "clsx";
import { ArrowRight } from "lucide-react";
import { isApiError } from "@/api/errors";
import type { ComparisonRow, MatchPreviewOut } from "@/api/generated/types.gen";
import { FailureText } from "@/components/states/failure";
import { VerdictBadge } from "@/components/textile/badges";
import { bandName } from "@/lib/words/matches";
import { refusalWords } from "@/lib/words/problems";
import { outcomeName } from "../words";
import { type Difference, differences } from "./differences";
import { COLOURS, ICONS } from "./requirements";

type Props =
  | { state: "untouched" }
  | { state: "asking" }
  | { state: "failed"; error: unknown; retry: () => void }
  | { state: "known"; before: MatchPreviewOut; after: MatchPreviewOut };

/** What the change would make of the pair: score, verdict, and every requirement answered otherwise. */
export function Outcome(props: Props) {
  return (
    <div role="status" className="rounded-md border border-line bg-paper p-4 lg:min-h-36">
      <Said {...props} />
    </div>
  );
}

function Said(props: Props) {
  switch (props.state) {
    case "untouched":
      return (
        <p className="text-muted">
          <Trans>The answer appears here as soon as you turn something.</Trans>
        </p>
      );
    case "asking":
      return (
        <p className="text-muted">
          <Trans>Judging the pair anew …</Trans>
        </p>
      );
    case "failed":
      return <Refused error={props.error} retry={props.retry} />;
    case "known":
      return <Known before={props.before} after={props.after} />;
  }
}

function Refused({ error, retry }: { error: unknown; retry: () => void }) {
  if (isApiError(error, 422)) {
    return (
      <p>
        <Trans>That cannot be meant:</Trans> {refusalWords(error)}
      </p>
    );
  }
  return (
    <>
      <p>
        <FailureText error={error} />
      </p>
      <button type="button" className="button button-plain mt-3" onClick={retry}>
        <Trans>Try again</Trans>
      </button>
    </>
  );
}

function Known({ before, after }: { before: MatchPreviewOut; after: MatchPreviewOut }) {
  const changed = differences(before.rows, after.rows);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Score of={before} />
        <Arrow />
        <Score of={after} strong />
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <VerdictBadge verdict={before.verdict} />
        <Arrow />
        <VerdictBadge verdict={after.verdict} />
      </p>
      <p className="mt-3 text-sm font-semibold">
        {changed.length === 0 ? (
          <Trans>No requirement is answered otherwise.</Trans>
        ) : (
          <Plural
            value={changed.length}
            one="# requirement is answered otherwise:"
            other="# requirements are answered otherwise:"
          />
        )}
      </p>
      <ul className="mt-1.5 space-y-1 lg:space-y-3">
        {changed.map((difference) => (
          <Changed key={difference.key} difference={difference} />
        ))}
      </ul>
    </>
  );
}

function Arrow() {
  return (
    <>
      <ArrowRight size={18} aria-hidden="true" className="text-muted" />
      <span className="sr-only">
        <Trans>becomes</Trans>
      </span>
    </>
  );
}

function Score({ of, strong = false }: { of: MatchPreviewOut; strong?: boolean }) {
  return (
    <span className={strong ? "text-ink" : "text-muted"}>
      <span className={clsx("font-bold", strong ? "text-3xl" : "text-xl")}>
        {Math.round(of.score * 100)}
      </span>{" "}
      <span className="text-sm">{bandName(of.band)}</span>
    </span>
  );
}

/** Another result, or the same one for another reason. */
function Changed({ difference: { label, before, after } }: { difference: Difference }) {
  const turned = before?.result !== after?.result;
  return (
    <li className="text-sm">
      <span className="font-semibold">{label}: </span>
      {before && turned && <span className="text-muted">{outcomeName(before.result)} → </span>}
      {after && turned && <Result row={after} />}
      {after && <span className={turned ? "hidden lg:block" : undefined}>{after.sentence}</span>}
      {!after && (
        <span className="text-muted">
          <Trans>not asked any more</Trans>
        </span>
      )}
    </li>
  );
}

function Result({ row }: { row: ComparisonRow }) {
  const Icon = ICONS[row.result];
  return (
    <span className={COLOURS[row.result]}>
      <Icon size={15} aria-hidden="true" className="mr-1 inline align-[-2px]" />
      {outcomeName(row.result)}
    </span>
  );
}
