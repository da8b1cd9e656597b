import type { StreamOut } from "@/api/generated/types.gen";
import { countryName } from "@/lib/format";

/** "Herning, Danmark"; for anonymous streams only what may be known. */
export function placeName(place: Pick<StreamOut["place"], "town" | "country">): string {
  const country = countryName(place.country);
  return place.town ? `${place.town}, ${country}` : country;
}
