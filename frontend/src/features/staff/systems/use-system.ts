import { useMutation, useQueryClient } from "@tanstack/react-query";
import { listApiClientsQueryKey } from "@/api/generated/@tanstack/react-query.gen";

/** Does something to a partner's system; the list is read anew. */
export function useSystemAct<S, T>(act: (said: S) => Promise<T>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (said: S) => {
      const done = await act(said);
      await queries.invalidateQueries({ queryKey: listApiClientsQueryKey() });
      return done;
    },
  });
}
