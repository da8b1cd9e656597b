import type { ActorRole } from "@/api/generated/types.gen";
import {
  COUNTRY,
  choiceParam,
  listParam,
  numberParam,
  type SearchOf,
  searchParams,
  textParam,
} from "@/lib/search-params";
import { FILTER_ROLES } from "@/lib/words/actors";

/** What the address of the company list can say. */
export const actorSearch = searchParams({
  q: textParam(100),
  country: listParam(COUNTRY),
  role: choiceParam(FILTER_ROLES),
  near: textParam(),
  lat: numberParam(-90, 90),
  lon: numberParam(-180, 180),
  km: numberParam(1, 20_000),
  view: choiceParam(["map"]),
});

export type ActorSearch = SearchOf<typeof actorSearch>;

/** The address in the words of the service. With a place, the nearest come first. */
export function toFilters({ q, country, role, lat, lon, km }: ActorSearch) {
  const placed = lat !== undefined && lon !== undefined;
  return {
    ...(q && { q }),
    ...(country && { country }),
    ...(role && { role: [role as ActorRole] }),
    ...(placed && { latitude: lat, longitude: lon }),
    ...(placed && km && { within_km: km }),
  };
}
