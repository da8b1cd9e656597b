import { useQueryClient } from "@tanstack/react-query";
import { listFundedProgrammesOptions } from "@/api/generated/@tanstack/react-query.gen";

export const programmesQuery = () => listFundedProgrammesOptions();

const OF_A_PROGRAMME = [
  "listFundedProgrammes",
  "getQuotaBoard",
  "getBudget",
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
