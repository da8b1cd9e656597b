import { useMutation, useQueryClient } from "@tanstack/react-query";
import { listOrganisationsToCheckOptions } from "@/api/generated/@tanstack/react-query.gen";

export const toCheckQuery = () => ({ ...listOrganisationsToCheckOptions(), staleTime: 0 });

/** Does something to an organisation; what shows organisations is read anew. */
export function useActOn<T>(act: (said: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" }),
  });
}
