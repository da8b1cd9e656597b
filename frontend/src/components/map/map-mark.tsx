import { plural } from "@lingui/core/macro";
import { clsx } from "clsx";
import type { Mark } from "./clusters";

const COLOURS = {
  offer: "var(--weld)",
  need: "var(--indigo)",
  mixed: "var(--woad)",
  place: "var(--woad)",
  actor: "var(--walnut)",
} as const;

type Props = { mark: Mark; active: boolean; onPress: () => void };

/** A point or a cluster as a real button: offers are squares, needs are discs, so that
 *  the kind is seen without the colour too. */
export function MapMark({ mark, active, onPress }: Props) {
  const single = mark.count === 1;
  const label = single
    ? (mark.points()[0]?.label ?? "")
    : plural(mark.count, { one: "# place here", other: "# places here" });
  const across = single ? 28 : 30 + Math.min(18, 5 * Math.log2(mark.count));
  return (
    <button
      type="button"
      title={single ? label : undefined}
      aria-label={label}
      aria-pressed={single ? active : undefined}
      onClick={onPress}
      className="absolute grid place-items-center rounded-full focus-visible:z-10"
      style={{
        width: across,
        height: across,
        left: mark.x - across / 2,
        top: mark.y - across / 2,
      }}
    >
      <span
        className={clsx(
          "grid place-items-center border-2 border-raised text-xs font-semibold leading-none text-raised",
          mark.kind === "offer" && single ? "rounded-[3px]" : "rounded-full",
          active && "ring-2 ring-ink",
        )}
        style={{
          background: COLOURS[mark.kind],
          width: single ? (active ? 20 : 16) : across,
          height: single ? (active ? 20 : 16) : across,
        }}
      >
        {single ? null : (
          <span className={mark.kind === "offer" ? "text-[#22211f]" : "text-on-indigo"}>
            {mark.count}
          </span>
        )}
      </span>
    </button>
  );
}
