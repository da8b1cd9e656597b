import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { isApiError } from "@/api/errors";
import {
  getMaterialStreamOptions,
  listFibresOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import { changeMaterialStream, listInvited, setInvited } from "@/api/generated/sdk.gen";
import type { StreamOut, StreamPatch } from "@/api/generated/types.gen";
import type { Chosen } from "@/components/material/visibility-field";

/** Always as it is now: corrections to an old version would be refused. */
export const presentStreamQuery = (streamId: string) => ({
  ...getMaterialStreamOptions({ path: { stream_id: streamId } }),
  staleTime: 0,
});

/** The organisations that may see it, where they are chosen one by one. */
export const invitedQuery = (streamId: string) =>
  queryOptions({
    queryKey: ["chosen-for", streamId],
    staleTime: 0,
    queryFn: async ({ signal }): Promise<Chosen[]> => {
      const path = { stream_id: streamId };
      const { data } = await listInvited({ path, signal, throwOnError: true }).catch(noneIfHidden);
      return data.data.map(({ id, display_name }) => ({ id, name: display_name }));
    },
  });

/** Who acts by mandate may change the list without reading it, once the cluster is another one. */
function noneIfHidden(error: unknown) {
  if (isApiError(error, 403)) return { data: { data: [] } };
  throw error;
}

/** The names a composition is written with; needed before the form is filled in. */
export const fibresQuery = () => ({ ...listFibresOptions(), staleTime: Number.POSITIVE_INFINITY });

type Order = {
  stream: StreamOut;
  body: StreamPatch;
  /** Only where it has changed. */
  invited: Chosen[] | undefined;
};

async function save({ stream, body, invited }: Order): Promise<StreamOut> {
  const path = { stream_id: stream.id };
  const headers = { "If-Match": `"v${stream.version}"` };
  const changed = Object.keys(body).length > 0;
  const saved = changed
    ? (await changeMaterialStream({ path, headers, body, throwOnError: true })).data
    : stream;
  if (invited) {
    const actor_ids = invited.map(({ id }) => id);
    await setInvited({ path, body: { actor_ids }, throwOnError: true });
  }
  return saved;
}

/** The answer is the stream as it now is; all lists follow. */
export function useSaveStream() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: (stream) => {
      queries.setQueryData(presentStreamQuery(stream.id).queryKey, stream);
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
      });
    },
  });
}
