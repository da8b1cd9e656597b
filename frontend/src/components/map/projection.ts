import { geoConicConformal, geoPath } from "d3-geo";

const SCALE = 1000;

/** One projection for all of Europe; what the reader sees of it is a matter of zoom. */
export const projection = geoConicConformal()
  .rotate([-12, 0])
  .center([0, 52])
  .parallels([40, 62])
  .scale(SCALE)
  .translate([0, 0]);

export const outline = geoPath(projection).digits(1);

export type Size = { width: number; height: number };
export type Box = { x0: number; y0: number; x1: number; y1: number };
export type View = { k: number; x: number; y: number };

export const MIN_ZOOM = 0.3;
export const MAX_ZOOM = 90;

/** The zoom that shows a box whole, with a margin, in a frame of this size in pixels. */
export function viewOf(box: Box, { width, height }: Size, most = 7): View {
  const across = Math.max(box.x1 - box.x0, 1);
  const down = Math.max(box.y1 - box.y0, 1);
  const k = Math.max(MIN_ZOOM, Math.min(most, 0.8 * Math.min(width / across, height / down)));
  return {
    k,
    x: width / 2 - (k * (box.x0 + box.x1)) / 2,
    y: height / 2 - (k * (box.y0 + box.y1)) / 2,
  };
}

/** The box around points given as longitude and latitude; nothing when there are none. */
export function boxOf(points: { lon: number; lat: number }[]): Box | undefined {
  let box: Box | undefined;
  for (const point of points) {
    const place = projection([point.lon, point.lat]);
    if (!place) continue;
    const [x, y] = place;
    box = {
      x0: Math.min(box?.x0 ?? x, x),
      y0: Math.min(box?.y0 ?? y, y),
      x1: Math.max(box?.x1 ?? x, x),
      y1: Math.max(box?.y1 ?? y, y),
    };
  }
  return box;
}

// A web map's level z holds 512 * 2^z pixels around the equator; at 52 degrees north the same
// local scale needs a world cos(52) as wide.
const WORLD = (SCALE * 2 * Math.PI * Math.cos((52 * Math.PI) / 180)) / 512;

export const levelOf = (k: number) => Math.max(0, Math.log2(k * WORLD));
export const zoomOf = (level: number) => 2 ** level / WORLD;
