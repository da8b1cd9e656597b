import type { AuditSearch } from "./search";
import { SUBJECTS } from "./tags";

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
