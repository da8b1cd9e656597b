import { keepPreviousData } from "@tanstack/react-query";
import { suggestPlacesOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { SuggestPlacesResponse } from "@/api/generated/types.gen";
import { currentLocale } from "@/lib/i18n";

export type Place = SuggestPlacesResponse["data"][number];

/** Towns and postcodes that begin with what was typed. */
export const placesQuery = (text: string, country?: string) => ({
  ...suggestPlacesOptions({ query: { q: text.trim(), limit: 8, ...(country && { country }) } }),
  enabled: text.trim().length >= 2,
  staleTime: Number.POSITIVE_INFINITY,
  placeholderData: keepPreviousData,
});

/** "7400 Herning", as it is written on a letter. */
export function placeLabel(place: Place): string {
  const name = currentLocale() === "en" ? place.name : place.local_name || place.name;
  return place.postcode ? `${place.postcode} ${name}` : name;
}
