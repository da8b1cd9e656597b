import type { PlaceOut } from "@/api/generated/types.gen";
import { countryName } from "@/lib/format";

/** "Herning, Danmark"; for anonymous streams only what may be known. */
export function placeName(place: Pick<PlaceOut, "town" | "country">): string {
  const country = countryName(place.country);
  return place.town ? `${place.town}, ${country}` : country;
}
