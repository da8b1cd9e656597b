import type { ApplicationState } from "@/api/generated/types.gen";
import { choiceParam, type SearchOf, SLUG, searchParams, textParam } from "@/lib/search-params";

const slugParam = (value: unknown) =>
  typeof value === "string" && SLUG.test(value) ? value : undefined;

/** What the address of the list of applications can say. */
export const applicationSearch = searchParams({
  show: choiceParam(["asked", "decided", "all"]),
  programme: slugParam,
  q: textParam(100),
});

export type ApplicationSearch = SearchOf<typeof applicationSearch>;

const STATES: Record<string, ApplicationState[]> = {
  asked: ["changes_requested"],
  decided: ["accepted", "refused", "withdrawn"],
  all: [],
};

/** The address in the words of the service. Without a wish: what waits for the staff. */
export function toFilters({ show, programme, q }: ApplicationSearch) {
  const state: ApplicationState[] = show ? (STATES[show] ?? []) : ["submitted"];
  return {
    ...(state.length > 0 && { state }),
    ...(programme && { programme }),
    ...(q && { q }),
  };
}
