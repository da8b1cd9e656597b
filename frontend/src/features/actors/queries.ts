import { keepPreviousData } from "@tanstack/react-query";
import {
  getActorOptions,
  listActorPointsOptions,
  listActorSitesOptions,
  listActorsInfiniteOptions,
  listCapabilityProfilesOptions,
  listMaterialStreamsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { type ActorSearch, toFilters } from "./search";

export const actorPagesQuery = (search: ActorSearch) => ({
  ...listActorsInfiniteOptions({
    query: {
      ...toFilters(search),
      ...(search.lat !== undefined && search.lon !== undefined && { sort: "nearest" as const }),
      limit: 30,
    },
  }),
  initialPageParam: {},
  getNextPageParam: (last: { page: { next_cursor: string | null } }) => last.page.next_cursor,
  placeholderData: keepPreviousData,
});

export const actorPointsQuery = (search: ActorSearch) => ({
  ...listActorPointsOptions({ query: toFilters(search) }),
  placeholderData: keepPreviousData,
});

export const actorQuery = (actorId: string) => getActorOptions({ path: { actor_id: actorId } });

export const actorSitesQuery = (actorId: string) =>
  listActorSitesOptions({ path: { actor_id: actorId } });

export const actorProfilesQuery = (actorId: string) =>
  listCapabilityProfilesOptions({ path: { actor_id: actorId } });

export const actorStreamsQuery = (actorId: string) =>
  listMaterialStreamsOptions({ query: { owner: actorId, limit: 50 } });
