import type { Basis } from "@/api/generated/types.gen";
import {
  COUNTRY,
  choiceParam,
  listParam,
  numberParam,
  type SearchOf,
  SLUG,
  searchParams,
  textParam,
} from "@/lib/search-params";

/** What the address of the material list can say. */
export const streamSearch = searchParams({
  q: textParam(100),
  direction: choiceParam(["offer", "need"]),
  form: listParam(SLUG),
  type: textParam(64),
  fibre: listParam(SLUG),
  country: listParam(COUNTRY),
  kg: numberParam(0, 1e9),
  near: textParam(),
  lat: numberParam(-90, 90),
  lon: numberParam(-180, 180),
  km: numberParam(1, 20_000),
  sort: choiceParam(["newest", "largest", "nearest"]),
  /** With "1", also needs that follow from public acceptance rules. */
  rules: choiceParam(["1"]),
  view: choiceParam(["map"]),
});

export type StreamSearch = SearchOf<typeof streamSearch>;

/** The address in the words of the service. A distance counts only with a place. */
export function toFilters(search: StreamSearch) {
  const placed = search.lat !== undefined && search.lon !== undefined;
  const sort = search.sort === "nearest" && !placed ? undefined : search.sort;
  const companies: Basis[] = ["owner", "demonstration"];
  return {
    ...(search.rules !== "1" && { basis: companies }),
    ...(search.q && { q: search.q }),
    ...(search.direction && { direction: search.direction }),
    ...(search.form && { form: search.form }),
    ...(search.type && { stream_type: [search.type] }),
    ...(search.fibre && { fibre: search.fibre }),
    ...(search.country && { country: search.country }),
    ...(search.kg && { quantity_kg_min: search.kg }),
    ...(placed && { latitude: search.lat, longitude: search.lon }),
    ...(placed && search.km && { within_km: search.km }),
    ...(sort && { sort }),
  };
}
