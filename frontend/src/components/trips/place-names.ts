import type { TripDestinationOut } from "@/api/generated/types.gen";
import { countryName, formatList } from "@/lib/format";

/** Where a trip goes: "Rimini and Ancona, Italy". */
export function placesOf(destinations: TripDestinationOut[]): string {
  const countries = [...new Set(destinations.map(({ country }) => country))];
  const within = (country: string) =>
    destinations.flatMap((each) => (each.country === country && each.city ? [each.city] : []));
  return countries
    .map((country) => {
      const cities = within(country);
      return cities.length > 0
        ? `${formatList(cities)}, ${countryName(country)}`
        : countryName(country);
    })
    .join(" · ");
}
