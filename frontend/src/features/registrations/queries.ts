import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  acceptExchangeProposal,
  changeExchangeRegistration,
  closeExchangeRegistration,
  declineExchangeProposal,
  draftExchangeRegistration,
  getExchangeRegistration,
  listExchangeProposals,
  listExchangeRegistrations,
  listFundedProgrammes,
  proposeExchange,
  stayInterestedInExchanges,
  submitExchangeRegistration,
  takeBackExchangeRegistration,
  withdrawExchangeProposal,
} from "@/api/generated/sdk.gen";
import type {
  ExchangeProposalIn,
  ExchangeProposalOut,
  RegistrationIn,
  RegistrationOut,
  RegistrationPatch,
} from "@/api/generated/types.gen";
import { REGISTRATIONS as KEY } from "@/components/registrations/catalogue";

export const myRegistrationsQuery = () =>
  queryOptions({
    queryKey: [KEY, "mine"],
    queryFn: async ({ signal }) =>
      (
        await listExchangeRegistrations({
          query: { mine: true, limit: 50 },
          signal,
          throwOnError: true,
        })
      ).data.data,
    staleTime: 0,
  });

export const registrationQuery = (registration_id: string) =>
  queryOptions({
    queryKey: [KEY, "one", registration_id],
    queryFn: async ({ signal }) =>
      (await getExchangeRegistration({ path: { registration_id }, signal, throwOnError: true }))
        .data,
    staleTime: 0,
  });

export const programmesQuery = () =>
  queryOptions({
    queryKey: [KEY, "programmes"],
    queryFn: async ({ signal }) =>
      (await listFundedProgrammes({ signal, throwOnError: true })).data.data,
    staleTime: 300_000,
  });

export const proposalsQuery = () =>
  queryOptions({
    queryKey: [KEY, "proposals"],
    queryFn: async ({ signal }) =>
      (
        await listExchangeProposals({
          query: { mine: true, limit: 100 },
          signal,
          throwOnError: true,
        })
      ).data.data,
    staleTime: 0,
  });

/** Whatever was done, all that is told of registrations, partners and proposals is read anew. */
function useReadAnew() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}

const at = (registration_id: string) => ({
  path: { registration_id },
  throwOnError: true as const,
});
const version = ({ version }: { version: number }) => ({ "If-Match": `"v${version}"` });

export function useDraftRegistration() {
  const readAnew = useReadAnew();
  return useMutation({
    mutationFn: async (body: RegistrationIn) =>
      (await draftExchangeRegistration({ body, throwOnError: true })).data,
    onSuccess: () => readAnew(),
  });
}

/** What is typed is kept; only the one that is being written is told anew, so that nothing jumps. */
export function useChangeRegistration(registration: RegistrationOut) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: RegistrationPatch) => {
      const known = queries.getQueryData(registrationQuery(registration.id).queryKey);
      return (
        await changeExchangeRegistration({
          ...at(registration.id),
          headers: version(known ?? registration),
          body,
        })
      ).data;
    },
    onSuccess: (told) => queries.setQueryData(registrationQuery(told.id).queryKey, told),
  });
}

/** The form as it is on the screen, then on its way. */
export function useSubmitRegistration(registration: RegistrationOut) {
  const readAnew = useReadAnew();
  return useMutation({
    mutationFn: async (body: RegistrationPatch) => {
      const one = at(registration.id);
      const kept = await changeExchangeRegistration({
        ...one,
        headers: version(registration),
        body,
      });
      return (await submitExchangeRegistration({ ...one, headers: version(kept.data) })).data;
    },
    onSettled: () => readAnew(),
  });
}

export function useRegistrationStep(registration: { id: string }) {
  const readAnew = useReadAnew();
  const one = at(registration.id);
  const steps = {
    "take-back": () => takeBackExchangeRegistration(one),
    "stay-interested": () => stayInterestedInExchanges(one),
    close: () => closeExchangeRegistration({ ...one, body: {} }),
  };
  return useMutation({
    mutationFn: async (step: keyof typeof steps) => (await steps[step]()).data,
    onSuccess: () => readAnew(),
  });
}

export function usePropose() {
  const readAnew = useReadAnew();
  return useMutation({
    mutationFn: async (body: ExchangeProposalIn) =>
      (await proposeExchange({ body, throwOnError: true })).data,
    onSuccess: () => readAnew(),
  });
}

export function useAnswer(proposal: ExchangeProposalOut) {
  const readAnew = useReadAnew();
  const one = { path: { proposal_id: proposal.id }, throwOnError: true as const };
  return useMutation({
    mutationFn: async ({
      verb,
      reason,
    }: {
      verb: "accept" | "decline" | "withdraw";
      reason?: string;
    }) => {
      if (verb === "accept") return (await acceptExchangeProposal(one)).data;
      if (verb === "decline")
        return (await declineExchangeProposal({ ...one, body: { reason: reason ?? "" } })).data;
      return (await withdrawExchangeProposal({ ...one, body: { reason: reason || null } })).data;
    },
    onSuccess: () => readAnew(),
  });
}
