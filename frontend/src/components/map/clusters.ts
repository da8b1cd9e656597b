import Supercluster, { type ClusterProperties } from "supercluster";
import { levelOf, projection, type Size, type View } from "./projection";

export type PointKind = "offer" | "need" | "actor" | "place";
export type MapPoint = {
  id: string;
  label: string;
  lon: number;
  lat: number;
  kind: PointKind;
  country?: string;
};

type Tally = { offer: number; need: number; place: number };
type Found = Tally & { at: number };

/** A single point, or several that lie too close to be told apart at this zoom. */
export type Mark = {
  key: string;
  x: number;
  y: number;
  lon: number;
  lat: number;
  kind: PointKind | "mixed";
  count: number;
  points: () => MapPoint[];
  /** The level at which a cluster falls apart; beyond the last level its points coincide. */
  splitLevel: number;
};

export const LAST_LEVEL = 13;

export function makeIndex(points: MapPoint[]) {
  const index = new Supercluster<Found, Tally>({
    radius: 64,
    maxZoom: LAST_LEVEL,
    map: ({ offer, need, place }) => ({ offer, need, place }),
    reduce: (sum, one) => {
      sum.offer += one.offer;
      sum.need += one.need;
      sum.place += one.place;
    },
  });
  const is = (point: MapPoint, kind: PointKind) => (point.kind === kind ? 1 : 0);
  return index.load(
    points.map((point, at) => ({
      type: "Feature",
      properties: {
        at,
        offer: is(point, "offer"),
        need: is(point, "need"),
        place: is(point, "place"),
      },
      geometry: { type: "Point", coordinates: [point.lon, point.lat] },
    })),
  );
}

export type ClusterIndex = ReturnType<typeof makeIndex>;

/** What to draw in the present view, at its place in the frame. */
export function marksIn(index: ClusterIndex, points: MapPoint[], view: View, size: Size): Mark[] {
  const level = Math.min(LAST_LEVEL + 1, Math.floor(levelOf(view.k)));
  const marks: Mark[] = [];
  for (const item of index.getClusters([-180, -85, 180, 85], level)) {
    const [lon = 0, lat = 0] = item.geometry.coordinates;
    const place = projection([lon, lat]);
    if (!place) continue;
    const x = place[0] * view.k + view.x;
    const y = place[1] * view.k + view.y;
    if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) continue;
    marks.push({ x, y, lon, lat, ...describe(index, points, item.properties) });
  }
  return marks;
}

type Description = Pick<Mark, "key" | "kind" | "count" | "points" | "splitLevel">;

function describe(
  index: ClusterIndex,
  points: MapPoint[],
  found: Found | (ClusterProperties & Tally),
): Description {
  if ("cluster" in found) {
    const id = found.cluster_id;
    return {
      key: `cluster-${id}`,
      kind: kindOf(found, found.point_count),
      count: found.point_count,
      points: () =>
        pick(
          points,
          index.getLeaves(id, 30).map((leaf) => leaf.properties.at),
        ),
      splitLevel: index.getClusterExpansionZoom(id),
    };
  }
  const [point] = pick(points, [found.at]);
  return {
    key: point?.id ?? String(found.at),
    kind: point?.kind ?? "actor",
    count: 1,
    points: () => (point ? [point] : []),
    splitLevel: 0,
  };
}

const pick = (points: MapPoint[], places: number[]) =>
  places.map((at) => points[at]).filter((point) => point !== undefined);

/** A cluster shows offers and needs only where they are most of what it holds. */
function kindOf({ offer, need, place }: Tally, count: number): Mark["kind"] {
  if (place) return "place";
  if (offer + need < count / 2) return "actor";
  if (offer && need) return "mixed";
  return offer ? "offer" : "need";
}
