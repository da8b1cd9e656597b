import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  acceptExchangeRegistration,
  getExchangeRegistration,
  listExchangeProposals,
  listExchangeRegistrations,
  proposeExchange,
  rejectExchangeRegistration,
  requestExchangeRegistrationChanges,
  withdrawExchangeProposal,
} from "@/api/generated/sdk.gen";
import type {
  ExchangeProposalIn,
  ExchangeProposalOut,
  ProposalState,
  RegistrationRow,
  RegistrationState,
} from "@/api/generated/types.gen";
import { REGISTRATIONS } from "@/components/registrations/catalogue";

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

const proposals = (state: ProposalState[]) =>
  queryOptions({
    queryKey: [KEY, "proposals", state],
    queryFn: async ({ signal }) =>
      (await listExchangeProposals({ query: { state, limit: 100 }, signal, throwOnError: true }))
        .data.data,
    staleTime: 5_000,
  });

export const proposalsQuery = () => proposals([]);
export const openProposalsQuery = () => proposals(["proposed"]);

export function useProposeFor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: ExchangeProposalIn) =>
      (await proposeExchange({ body, throwOnError: true })).data,
    onSuccess: () =>
      Promise.all(
        [KEY, REGISTRATIONS].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

export function useWithdraw({ id }: ExchangeProposalOut) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (reason: string | undefined) =>
      (
        await withdrawExchangeProposal({
          path: { proposal_id: id },
          body: { reason: reason || null },
          throwOnError: true,
        })
      ).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
