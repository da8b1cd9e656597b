import { keepPreviousData, queryOptions } from "@tanstack/react-query";

export type Place = {
  name: string;
  postcode: string | null;
  country: string;
  latitude: number;
  longitude: number;
};

/** Towns and postcodes that begin with what was typed. */
export const placesQuery = (text: string, country?: string) =>
  queryOptions({
    queryKey: ["reference", "places", text, country],
    enabled: text.trim().length >= 2,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<Place[]> => {
      const params = new URLSearchParams({ q: text.trim(), limit: "8" });
      if (country) params.set("country", country);
      const answer = await fetch(`/v1/places?${params}`, { signal });
      if (!answer.ok) throw new Error(`places: ${answer.status}`);
      return ((await answer.json()) as { data: Place[] }).data;
    },
  });

/** "7400 Herning", as it is written on a letter. */
export const placeLabel = (place: Place) =>
  place.postcode ? `${place.postcode} ${place.name}` : place.name;
