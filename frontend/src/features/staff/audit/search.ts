import { choiceParam, type SearchOf, searchParams } from "@/lib/search-params";
import { SUBJECT_NAMES, SUBJECTS } from "./tags";

const shaped = (shape: RegExp) => (value: unknown) =>
  typeof value === "string" && shape.test(value) ? value : undefined;

const id = shaped(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i);
const day = shaped(/^\d{4}-\d{2}-\d{2}$/);

/** What the address of the journal can say. */
export const auditSearch = searchParams({
  about: choiceParam(SUBJECT_NAMES),
  organisation: id,
  person: id,
  since: day,
  until: day,
});

export type AuditSearch = SearchOf<typeof auditSearch>;

/** The address in the words of the service; both days count in full, where the reader is. */
export function toFilters({ about, organisation, person, since, until }: AuditSearch) {
  return {
    ...(about && { tag: [...SUBJECTS[about]] }),
    ...(organisation && { organisation }),
    ...(person && { person }),
    ...(since && { since: moment(since, "00:00:00") }),
    ...(until && { until: moment(until, "23:59:59.999") }),
  };
}

/** A day that no calendar has counts as not given. */
function moment(text: string, time: string): string | undefined {
  const then = new Date(`${text}T${time}`);
  return Number.isNaN(then.getTime()) ? undefined : then.toISOString();
}
