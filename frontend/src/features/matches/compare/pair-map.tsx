import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { MatchOut, StreamRef } from "@/api/generated/types.gen";
import { countriesQuery } from "@/components/map/outlines";
import { boxOf, outline, projection, type View, viewOf } from "@/components/map/projection";
import { useSize } from "@/components/map/use-zoom";
import { placeName } from "@/components/material/place";
import { formatKm } from "@/lib/format";

type End = { lon: number; lat: number; name: string; anonymous: boolean };

/** The line between the two sites. An anonymous one is an area: nobody is told more than its region. */
export function PairMap({ match }: { match: MatchOut }) {
  const { t } = useLingui();
  const offer = endOf(match.offer);
  const need = endOf(match.need);
  if (!offer || !need) return null;
  const km = match.explanation.distance_km;
  const label =
    km === null
      ? t`Map: from ${offer.name} to ${need.name}`
      : t`Map: from ${offer.name} to ${need.name}, ${formatKm(km)} as the crow flies`;
  return (
    <section aria-labelledby="pair-map">
      <h2 id="pair-map" className="text-xl">
        <Trans>From one to the other</Trans>
      </h2>
      <Drawing offer={offer} need={need} label={label} />
      <p className="mt-1.5 text-sm">
        {offer.name} – {need.name}
        {km !== null && <>, {formatKm(km)}</>}
      </p>
      {(offer.anonymous || need.anonymous) && (
        <p className="text-sm text-muted">
          <Trans>The area shows roughly where the anonymous side is.</Trans>
        </p>
      )}
      <p className="text-xs text-muted">
        <Trans>Outlines: Natural Earth. Places: GeoNames, CC BY 4.0.</Trans>
      </p>
    </section>
  );
}

function endOf({ place, owner }: StreamRef): End | undefined {
  if (place.longitude === null || place.latitude === null) return undefined;
  const { longitude: lon, latitude: lat } = place;
  return { lon, lat, name: placeName(place), anonymous: owner === null };
}

/** How far to each side the reader sees of the country around, in the projection's own units. */
const AROUND = 12;
/** Closer than this the outlines are too rough to say anything. */
const CLOSEST = 12;

function Drawing({ offer, need, label }: { offer: End; need: End; label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const countries = useQuery(countriesQuery());
  const box = boxOf([offer, need]);
  const view =
    size &&
    box &&
    viewOf(
      { x0: box.x0 - AROUND, y0: box.y0 - AROUND, x1: box.x1 + AROUND, y1: box.y1 + AROUND },
      size,
      CLOSEST,
    );
  return (
    <div
      ref={frame}
      role="img"
      aria-label={label}
      className="mt-3 h-64 overflow-hidden rounded-lg border border-line"
      style={{ background: "var(--sea)" }}
    >
      {view && (
        <svg className="size-full" aria-hidden="true">
          {countries.data && (
            <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`} fill="none">
              <path d={countries.data.land} fill="var(--land)" />
              <path
                d={countries.data.borders}
                stroke="var(--walnut)"
                strokeOpacity="0.55"
                vectorEffect="non-scaling-stroke"
              />
            </g>
          )}
          <Thread view={view} offer={offer} need={need} />
          <EndMark view={view} end={offer} kind="offer" />
          <EndMark view={view} end={need} kind="need" />
        </svg>
      )}
    </div>
  );
}

/** Follows the globe, as the distance does. */
function Thread({ view, offer, need }: { view: View; offer: End; need: End }) {
  const line = outline({
    type: "LineString",
    coordinates: [
      [offer.lon, offer.lat],
      [need.lon, need.lat],
    ],
  });
  return (
    <path
      data-testid="thread"
      d={line ?? ""}
      transform={`translate(${view.x} ${view.y}) scale(${view.k})`}
      fill="none"
      stroke="var(--woad)"
      strokeWidth="2.5"
      strokeDasharray="7 4"
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** Some 10 km, as a point rounded to a tenth of a degree may be off. */
const BLUR = 1.7;

/** Offers are squares and needs are discs, as on the other maps. */
function EndMark({ view, end, kind }: { view: View; end: End; kind: "offer" | "need" }) {
  const at = projection([end.lon, end.lat]);
  if (!at) return null;
  const x = at[0] * view.k + view.x;
  const y = at[1] * view.k + view.y;
  const fill = kind === "offer" ? "var(--weld)" : "var(--indigo)";
  if (end.anonymous) {
    return <circle cx={x} cy={y} r={Math.max(16, BLUR * view.k)} fill={fill} fillOpacity="0.35" />;
  }
  const common = { fill, stroke: "var(--raised)", strokeWidth: 2 };
  return kind === "offer" ? (
    <rect x={x - 8} y={y - 8} width={16} height={16} rx={3} {...common} />
  ) : (
    <circle cx={x} cy={y} r={8.5} {...common} />
  );
}
