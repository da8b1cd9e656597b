import { morePlaces } from "@/components/material/more/places";
import { type FormPlaces, sortToPlaces } from "@/lib/form-problems";

/** The places of the form, and how the service's pointers to them begin. */
const PLACES: FormPlaces = {
  ...morePlaces,
  form: ["/material/form", "/requirements/forms", "/stream_type"],
  composition: ["/material/composition", "/requirements/composition"],
  quantity: ["/quantity"],
  place: ["/place"],
  available_from: ["/available_from", "/available_to"],
  title: ["/title"],
  visibility: ["/visibility"],
};

const FIRST_STEP = ["form", "composition", "quantity"];

/** What the service said, and whether some of it belongs to the first step. */
export function sortProblems(error: unknown) {
  const { at, rest } = sortToPlaces(error, PLACES);
  return { at, rest, firstStep: FIRST_STEP.some((place) => place in at) };
}
