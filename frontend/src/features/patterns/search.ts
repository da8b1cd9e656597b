import type { ActorRole } from "@/api/generated/types.gen";
import { choiceParam, type SearchOf, SLUG, searchParams, textParam } from "@/lib/search-params";
import { FILTER_ROLES } from "@/lib/words/actors";

const slugParam = (value: unknown) => {
  const text = textParam(64)(value);
  return text !== undefined && SLUG.test(text) ? text : undefined;
};

/** What the address of the pattern library can say. */
export const patternSearch = searchParams({
  q: textParam(100),
  from: choiceParam(FILTER_ROLES),
  to: choiceParam(FILTER_ROLES),
  form: slugParam,
  fibre: slugParam,
  /** With "1", the ones no longer in use. */
  retired: choiceParam(["1"]),
});

export type PatternSearch = SearchOf<typeof patternSearch>;

/** The address in the words of the service. */
export function toFilters({ q, from, to, form, fibre, retired }: PatternSearch) {
  return {
    ...(q && { q }),
    ...(from && { donor_trade: [from as ActorRole] }),
    ...(to && { receiver_trade: [to as ActorRole] }),
    ...(form && { form: [form] }),
    ...(fibre && { fibre }),
    ...(retired && { retired: true }),
  };
}
