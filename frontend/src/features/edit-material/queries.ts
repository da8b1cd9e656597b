import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeMaterialStreamMutation,
  getMaterialStreamOptions,
  listFibresOptions,
} from "@/api/generated/@tanstack/react-query.gen";

/** Always as it is now: corrections to an old version would be refused. */
export const presentStreamQuery = (streamId: string) => ({
  ...getMaterialStreamOptions({ path: { stream_id: streamId } }),
  staleTime: 0,
});

/** The names a composition is written with; needed before the form is filled in. */
export const fibresQuery = () => ({ ...listFibresOptions(), staleTime: Number.POSITIVE_INFINITY });

/** The answer is the stream as it now is; all lists follow. */
export function useSaveStream() {
  const queries = useQueryClient();
  return useMutation({
    ...changeMaterialStreamMutation(),
    onSuccess: (stream) => {
      queries.setQueryData(presentStreamQuery(stream.id).queryKey, stream);
      return queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
      });
    },
  });
}
