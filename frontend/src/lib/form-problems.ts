import { ApiError } from "@/api/errors";
import { fieldWords, problemWords } from "./words/problems";

/** The places of a form, and how the service's pointers to them begin. */
export type FormPlaces = Record<string, string[]>;

/** Pointers may carry the body and the kind of stream in front: "/body/offer/place/town". */
const bare = (pointer: string) =>
  pointer.replace(/^\/body(?=\/)/, "").replace(/^\/(offer|need)(?=\/)/, "");

/** What the service said, sorted to the places of a form; the rest stands on top. */
export function sortToPlaces(error: unknown, places: FormPlaces) {
  const at: Record<string, string> = {};
  const rest: string[] = [];
  if (!(error instanceof ApiError)) return { at, rest };
  for (const problem of error.errors) {
    const place = Object.keys(places).find((name) =>
      places[name]?.some((start) => bare(problem.pointer).startsWith(start)),
    );
    if (place) at[place] ??= fieldWords(problem);
    else rest.push(fieldWords(problem));
  }
  if (error.errors.length === 0 && error.detail) rest.push(problemWords(error));
  return { at, rest };
}

const FIRST_ERROR = 'main [aria-invalid="true"], main fieldset[aria-describedby*="-error"] input';
/** About half a second: what an answer of the service changes may be drawn some frames later. */
const FRAMES = 30;

/** Moves to the first field with an error once it is drawn. */
export function focusFirstError(frames = FRAMES): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(FIRST_ERROR);
    if (field) field.focus();
    else if (frames > 1) focusFirstError(frames - 1);
  });
}
