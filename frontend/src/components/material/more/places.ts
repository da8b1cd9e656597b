import type { FormPlaces } from "@/lib/form-problems";
import { type MoreField, NEED_MORE, OFFER_MORE } from "./fields";

const placesIn = (root: string, fields: MoreField[]): FormPlaces =>
  Object.fromEntries(fields.map(({ name }) => [name, [`/${root}/${name}`]]));

/** Where the service's word about one of these fields is shown: the longest names first, for some begin
 *  like others. */
export const morePlaces: FormPlaces = Object.fromEntries(
  Object.entries({
    ...placesIn("material", OFFER_MORE),
    ...placesIn("requirements", NEED_MORE),
    length_min_m: ["/material/length_min_m", "/requirements/length_min_m"],
    lead_time_days: ["/lead_time_days"],
  }).sort(([one], [other]) => other.length - one.length),
);
