// Cuts the country and region outlines for the map into small files under public/geo.
// Usage: node scripts/geo.mjs FOLDER   where FOLDER holds countries_europe.topojson and
// regions_admin1.topojson (Natural Earth, public domain). The output is committed.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { geoArea } from "d3-geo";
import { feature } from "topojson-client";

const folder = process.argv[2];
if (!folder) throw new Error("name the folder that holds the topojson files");
const target = new URL("../public/geo/", import.meta.url).pathname;
mkdirSync(target, { recursive: true });

const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

/** Visits every arc index of a geometry and replaces it by what `change` gives. */
function mapArcs(arcs, change) {
  return arcs.map((arc) => (Array.isArray(arc) ? mapArcs(arc, change) : change(arc)));
}

/** The same polygon walked the other way round. */
const reversed = (polygon) => polygon.map((ring) => ring.toReversed().map((arc) => ~arc));

/** Polygons whose ring runs the wrong way would fill the whole globe but themselves. */
function wind(topology, shape) {
  const right = (arcs) => {
    const polygon = feature(topology, { type: "Polygon", arcs });
    return geoArea(polygon) > 2 * Math.PI ? reversed(arcs) : arcs;
  };
  const arcs = shape.type === "Polygon" ? right(shape.arcs) : shape.arcs.map(right);
  return { ...shape, arcs };
}

/** A topology that keeps only the given geometries and the arcs they use. */
function cut(topology, geometries) {
  const kept = new Map();
  const renumber = (arc) => {
    const index = arc < 0 ? ~arc : arc;
    if (!kept.has(index)) kept.set(index, kept.size);
    const fresh = kept.get(index);
    return arc < 0 ? ~fresh : fresh;
  };
  const shapes = geometries.map(({ type, arcs, properties }) => ({
    type,
    properties,
    arcs: mapArcs(arcs, renumber),
  }));
  return {
    type: "Topology",
    transform: topology.transform,
    objects: { shapes: { type: "GeometryCollection", geometries: shapes } },
    arcs: [...kept.keys()].map((index) => topology.arcs[index]),
  };
}

function save(name, topology) {
  const text = JSON.stringify(topology);
  writeFileSync(join(target, name), `${text}\n`);
  console.log(name, Math.round(text.length / 1024), "KB");
}

const europe = read("countries_europe.topojson");
const countries = europe.objects.countries.geometries
  // Greenland is cut off by the edge of the data.
  .filter((shape) => shape.arcs && shape.properties.name !== "Greenland")
  .map((shape) => wind(europe, shape))
  .map((shape) => ({ ...shape, properties: { name: shape.properties.name } }));
save("europe.json", cut(europe, countries));

const regions = read("regions_admin1.topojson");
const byCountry = Map.groupBy(
  regions.objects.regions.geometries.filter((shape) => shape.arcs),
  (shape) => shape.properties.country,
);
for (const [country, shapes] of byCountry) {
  const named = shapes.map((shape) => ({ ...shape, properties: { name: shape.properties.name } }));
  save(`adm1-${country.toLowerCase()}.json`, cut(regions, named));
}
