import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isApiError } from "@/api/errors";
import {
  acceptApplication,
  refuseApplication,
  requestApplicationChanges,
} from "@/api/generated/sdk.gen";
import type { ApplicationOut } from "@/api/generated/types.gen";
import type { Decision } from "./decision";
import { applicationQuery, readPilesAnew } from "./queries";

type Said = { decision: Decision; reason: string; is?: string | undefined };

/** Somebody else decided, or the applicant corrected something, since this page was read. */
export const isOvertaken = (error: unknown) =>
  isApiError(error) &&
  (error.status === 412 || (error.status === 409 && error.code === "wrong-state"));

/** Decides on the version that stands on the page; when it has moved on, that is read instead. */
export function useDecide(application: ApplicationOut) {
  const queries = useQueryClient();
  const { queryKey } = applicationQuery(application.id);
  return useMutation({
    mutationFn: ({ decision, reason, is }: Said) => {
      const to = {
        path: { application_id: application.id },
        headers: { "If-Match": `"v${application.version}"` },
        throwOnError: true as const,
      };
      switch (decision) {
        case "accept":
          return acceptApplication({ ...to, body: is ? { claims_actor_id: is } : {} });
        case "request_changes":
          return requestApplicationChanges({ ...to, body: { reason } });
        case "refuse":
          return refuseApplication({ ...to, body: { reason } });
      }
    },
    onSuccess: ({ data }) => {
      queries.setQueryData(queryKey, data);
      return readPilesAnew(queries);
    },
    onError: (error) => {
      if (isOvertaken(error)) void queries.invalidateQueries({ queryKey });
    },
  });
}
