import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  acceptExchangeRegistration,
  getExchangeRegistration,
  listExchangeRegistrations,
  rejectExchangeRegistration,
  requestExchangeRegistrationChanges,
} from "@/api/generated/sdk.gen";
import type { RegistrationRow, RegistrationState } from "@/api/generated/types.gen";

const KEY = "staff-registrations";

export const registrationsQuery = (state: RegistrationState | undefined) =>
  queryOptions({
    queryKey: [KEY, "list", state],
    queryFn: async ({ signal }) =>
      (
        await listExchangeRegistrations({
          query: { limit: 200, ...(state && { state: [state] }) },
          signal,
          throwOnError: true,
        })
      ).data.data,
    staleTime: 5_000,
  });

export const registrationQuery = (registration_id: string) =>
  queryOptions({
    queryKey: [KEY, "one", registration_id],
    queryFn: async ({ signal }) =>
      (await getExchangeRegistration({ path: { registration_id }, signal, throwOnError: true }))
        .data,
    staleTime: 5_000,
  });

export type Decision = "accept" | "request-changes" | "reject";

export function useDecide(registration: RegistrationRow) {
  const queries = useQueryClient();
  const one = {
    path: { registration_id: registration.id },
    headers: { "If-Match": `"v${registration.version}"` },
    throwOnError: true as const,
  };
  return useMutation({
    mutationFn: async ({ decision, reason }: { decision: Decision; reason: string }) => {
      if (decision === "accept") return (await acceptExchangeRegistration(one)).data;
      const said = { ...one, body: { reason } };
      if (decision === "reject") return (await rejectExchangeRegistration(said)).data;
      return (await requestExchangeRegistrationChanges(said)).data;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
