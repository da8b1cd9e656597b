import { useQueryClient } from "@tanstack/react-query";
import {
  getProgrammeProfileOptions,
  listProgrammesOptions,
} from "@/api/generated/@tanstack/react-query.gen";

/** The programmes there are change about once a year. */
export const programmesQuery = () => ({ ...listProgrammesOptions(), staleTime: 600_000 });

export const profileQuery = (programme: string) =>
  getProgrammeProfileOptions({ path: { programme_slug: programme } });

const OF_A_PROGRAMME = [
  "getProgrammeProfile",
  "getQuotaBoard",
  "listParticipants",
  "listRuleSets",
  "listRateTables",
  "listEligibleCountries",
  "listEligibilityRules",
  "listEvidenceRequirements",
  "listReportingPeriods",
  "getReportingPeriod",
  "previewReportingPeriod",
  "listPeriodLines",
];

/** After a change of terms, participants or periods: whatever of a programme is on the page. */
export function useProgrammeAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === "object" &&
        key !== null &&
        "_id" in key &&
        OF_A_PROGRAMME.includes(String(key._id)),
    });
}
