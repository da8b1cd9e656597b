import { describe, expect, test } from "vitest";
import { type MapPoint, makeIndex, marksIn } from "./clusters";
import { boxOf, levelOf, viewOf, zoomOf } from "./projection";

const size = { width: 800, height: 600 };
const point = (id: string, lon: number, lat: number, kind: MapPoint["kind"]): MapPoint => ({
  id,
  label: id,
  lon,
  lat,
  kind,
});
const points = [
  point("herning", 8.97, 56.14, "offer"),
  point("ikast", 9.16, 56.14, "need"),
  point("ruse", 25.95, 43.85, "offer"),
];

describe("the map", () => {
  test("shows every point within its frame when it fits them", () => {
    const box = boxOf(points);
    if (!box) throw new Error("points have a box");
    const marks = marksIn(makeIndex(points), points, viewOf(box, size), size);
    expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(points.length);
    for (const mark of marks) {
      expect(mark.x).toBeGreaterThan(0);
      expect(mark.x).toBeLessThan(size.width);
      expect(mark.y).toBeGreaterThan(0);
      expect(mark.y).toBeLessThan(size.height);
    }
  });

  test("draws neighbours as one mark from afar, in the colour of a meeting", () => {
    const box = boxOf(points);
    if (!box) throw new Error("points have a box");
    const marks = marksIn(makeIndex(points), points, viewOf(box, size), size);
    const cluster = marks.find((mark) => mark.count === 2);
    expect(cluster?.kind).toBe("mixed");
    expect(
      cluster
        ?.points()
        .map((each) => each.id)
        .sort(),
    ).toEqual(["herning", "ikast"]);
  });

  test("tells neighbours apart from close by", () => {
    const near = points.slice(0, 2);
    const box = boxOf(near);
    if (!box) throw new Error("points have a box");
    const marks = marksIn(makeIndex(points), points, viewOf(box, size, 90), size);
    expect(marks.map((mark) => mark.key).sort()).toEqual(["herning", "ikast"]);
  });

  test("zoom and level are each other's reverse", () => {
    expect(levelOf(zoomOf(7))).toBeCloseTo(7);
  });
});
