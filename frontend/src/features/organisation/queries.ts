import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import {
  getActorOptions,
  getVerificationOptions,
  listActorHistoryInfiniteOptions,
  listActorSitesOptions,
  listClusterMembershipsOptions,
  listFacilitatorsOptions,
  listInvitationsOptions,
  listMandatesOptions,
  listPeopleOptions,
} from "@/api/generated/@tanstack/react-query.gen";

const of = (actorId: string) => ({ path: { actor_id: actorId } });

export const organisationQuery = (actorId: string) => getActorOptions(of(actorId));
export const verificationQuery = (actorId: string) => getVerificationOptions(of(actorId));
export const sitesQuery = (actorId: string) => listActorSitesOptions(of(actorId));
export const membershipsQuery = (actorId: string) => listClusterMembershipsOptions(of(actorId));
export const peopleQuery = (actorId: string) => listPeopleOptions(of(actorId));
export const invitationsQuery = (actorId: string) => listInvitationsOptions(of(actorId));
export const mandatesQuery = (actorId: string) => listMandatesOptions(of(actorId));
export const facilitatorsQuery = (actorId: string) => listFacilitatorsOptions(of(actorId));

export const historyPagesQuery = (actorId: string) => ({
  ...listActorHistoryInfiniteOptions({ ...of(actorId), query: { limit: 30 } }),
  initialPageParam: of(actorId),
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  staleTime: 0,
});

/** After a change: everything about this organisation is read anew, and who the reader is. */
export function useReadOrganisationAnew(actorId: string): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === "session" || concerns(queryKey, actorId),
    });
}

function concerns([first]: QueryKey, actorId: string): boolean {
  return (
    typeof first === "object" &&
    first !== null &&
    "path" in first &&
    (first.path as { actor_id?: string } | undefined)?.actor_id === actorId
  );
}
