import { Trans, useLingui } from "@lingui/react/macro";
import { useQueries, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Maximize, Minus, Plus } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { LAST_LEVEL, type MapPoint, type Mark, makeIndex, marksIn } from "./clusters";
import { MapMark } from "./map-mark";
import { countriesQuery, regionsQuery, WITH_REGIONS } from "./outlines";
import { boxOf, levelOf, viewOf, zoomOf } from "./projection";
import { useSize, useZoom } from "./use-zoom";

type Props = {
  points: MapPoint[];
  /** What the map shows, said to those who cannot see it. */
  label: string;
  selected?: string | undefined;
  /** Begin with this country's points rather than all, when there are some. */
  country?: string | undefined;
  /** The small card for the points of the mark that was pressed. */
  renderCard?: (points: MapPoint[]) => ReactNode;
  className?: string;
  frameClassName?: string;
};

/** Points on an outline map of Europe. Everything on it is in the list beside it as well. */
export function PointMap({ points, label, selected, country, renderCard, ...look }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const { view, show, zoomBy } = useZoom(frame);
  const [picked, setPicked] = useState<MapPoint[]>([]);
  const index = useMemo(() => makeIndex(points), [points]);

  const all = useMemo(() => size && viewOf(boxOf(points) ?? EUROPE, size), [points, size]);
  const home = useMemo(() => {
    const near = points.filter((point) => point.country === country);
    const box = country && near.length > 2 ? boxOf(near) : undefined;
    return size && box ? viewOf(box, size) : all;
  }, [points, country, size, all]);
  useEffect(() => {
    setPicked([]);
    if (home) show(home);
  }, [home, show]);

  const marks = view && size ? marksIn(index, points, view, size) : [];

  const press = (mark: Mark) => {
    const splits = mark.count > 1 && mark.splitLevel <= LAST_LEVEL;
    if (!splits || !view) return setPicked(mark.points());
    setPicked([]);
    const grow = Math.max(2, (zoomOf(mark.splitLevel) / view.k) * 1.05);
    zoomBy(grow, [mark.x, mark.y]);
  };

  return (
    <section aria-label={label} className={look.className}>
      <div
        ref={frame}
        className={clsx(
          "relative touch-pan-y overflow-hidden rounded-lg border border-line",
          look.frameClassName ?? "h-96",
        )}
        style={{ background: "var(--sea)" }}
      >
        <Outlines transform={view} />
        {marks.map((mark) => (
          <MapMark
            key={mark.key}
            mark={mark}
            active={mark.count === 1 && mark.key === selected}
            onPress={() => press(mark)}
          />
        ))}
        {picked.length > 0 && renderCard && (
          <div
            role="status"
            className="absolute inset-x-2 bottom-2 max-h-3/5 overflow-y-auto rounded-md border border-line bg-raised p-3 sm:right-auto sm:w-80"
          >
            {renderCard(picked)}
          </div>
        )}
      </div>
      <div className="mt-1.5 flex items-start justify-between gap-3">
        <p className="text-xs text-muted">
          <Trans>Outlines: Natural Earth. Places: GeoNames, CC BY 4.0.</Trans>
        </p>
        <Buttons zoomBy={zoomBy} reset={() => all && show(all)} />
      </div>
    </section>
  );
}

/** From Lisbon to Helsinki, in the projection's own units. */
const EUROPE = { x0: -310, y0: -190, x1: 240, y1: 280 };

function Outlines({ transform }: { transform: { k: number; x: number; y: number } | undefined }) {
  const countries = useQuery(countriesQuery());
  const close = transform !== undefined && levelOf(transform.k) > 4.4;
  const regions = useQueries({
    queries: WITH_REGIONS.map((country) => ({ ...regionsQuery(country), enabled: close })),
  });
  if (!transform || !countries.data) return null;
  return (
    <svg className="absolute inset-0 size-full" aria-hidden="true">
      <g
        transform={`translate(${transform.x} ${transform.y}) scale(${transform.k})`}
        fill="none"
        strokeLinejoin="round"
      >
        <path d={countries.data.land} fill="var(--land)" />
        {close &&
          regions.map(
            (region, at) =>
              region.data && (
                <path
                  key={WITH_REGIONS[at]}
                  d={region.data}
                  stroke="var(--line)"
                  strokeWidth="1"
                  vectorEffect="non-scaling-stroke"
                />
              ),
          )}
        <path
          d={countries.data.borders}
          stroke="var(--walnut)"
          strokeOpacity="0.55"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </svg>
  );
}

type ButtonsProps = { zoomBy: (factor: number) => void; reset: () => void };

function Buttons({ zoomBy, reset }: ButtonsProps) {
  const { t } = useLingui();
  const look =
    "-ml-px grid size-11 place-items-center border border-line bg-raised first:rounded-l-md last:rounded-r-md hover:bg-paper";
  return (
    <div className="no-print flex shrink-0">
      <button type="button" className={look} aria-label={t`Zoom in`} onClick={() => zoomBy(1.8)}>
        <Plus size={18} aria-hidden="true" />
      </button>
      <button
        type="button"
        className={look}
        aria-label={t`Zoom out`}
        onClick={() => zoomBy(1 / 1.8)}
      >
        <Minus size={18} aria-hidden="true" />
      </button>
      <button type="button" className={look} aria-label={t`Show everything`} onClick={reset}>
        <Maximize size={17} aria-hidden="true" />
      </button>
    </div>
  );
}
