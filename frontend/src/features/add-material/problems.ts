import { ApiError } from "@/api/errors";

/** The places of the form, and how the service's pointers to them begin. */
const PLACES: Record<string, string[]> = {
  form: ["/material/form", "/requirements/forms", "/stream_type"],
  composition: ["/material/composition", "/requirements/composition"],
  quantity: ["/quantity"],
  place: ["/place"],
  available_from: ["/available_from", "/available_to"],
  title: ["/title"],
};

const FIRST_STEP = ["form", "composition", "quantity"];

/** Pointers may carry the body and the kind of stream in front: "/body/offer/place/town". */
const bare = (pointer: string) =>
  pointer.replace(/^\/body(?=\/)/, "").replace(/^\/(offer|need)(?=\/)/, "");

/** What the service said, sorted to the places of the form; the rest stands on top. */
export function sortProblems(error: unknown) {
  const at: Record<string, string> = {};
  const rest: string[] = [];
  if (!(error instanceof ApiError)) return { at, rest, firstStep: false };
  for (const { pointer, detail } of error.errors) {
    const place = Object.keys(PLACES).find((name) =>
      PLACES[name]?.some((start) => bare(pointer).startsWith(start)),
    );
    if (place) at[place] ??= detail;
    else rest.push(detail);
  }
  if (error.errors.length === 0 && error.detail) rest.push(error.detail);
  return { at, rest, firstStep: FIRST_STEP.some((place) => place in at) };
}
