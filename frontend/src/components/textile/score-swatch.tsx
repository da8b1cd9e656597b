import { clsx } from "clsx";

const COLUMNS = 8;
const CELL = 10;

/** A small woven cloth: each part of the score is a band, woven as far as it reaches.
 *  Scores run from 0 to 1. Purely a picture: the bars beside it say the same in words. */
export function ScoreSwatch({ scores, className }: { scores: number[]; className?: string }) {
  const bands = scores.length === 0 ? [0] : scores;
  const perBand = Math.max(1, Math.round(COLUMNS / bands.length));
  const rows = bands.flatMap((score) => Array<number>(perBand).fill(score));
  return (
    <svg
      viewBox={`0 0 ${COLUMNS * CELL} ${rows.length * CELL}`}
      preserveAspectRatio="none"
      className={clsx("shrink-0", className ?? "size-20")}
      aria-hidden="true"
    >
      {rows.flatMap((score, row) =>
        Array.from({ length: COLUMNS }, (_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed grid, its places are its identity
          <Thread key={`${row}-${column}`} row={row} column={column} score={score} />
        )),
      )}
    </svg>
  );
}

function Thread({ row, column, score }: { row: number; column: number; score: number }) {
  const warp = (row + column) % 2 === 0;
  const woven = (column + 0.5) / COLUMNS <= score;
  const [width, height] = warp ? [6, 9.4] : [9.4, 7];
  const colour = warp ? "var(--indigo)" : "var(--weld)";
  return (
    <rect
      x={column * CELL + (CELL - width) / 2}
      y={row * CELL + (CELL - height) / 2}
      width={width}
      height={height}
      rx="1.8"
      fill={woven ? colour : "var(--line)"}
    />
  );
}
