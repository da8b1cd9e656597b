import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createMaterialStream } from "@/api/generated/sdk.gen";
import type { StreamDraft } from "./types";

type Order = { stream: StreamDraft; publish: boolean; owner: string | undefined };

/** Sends the draft; the answer is the new stream. */
export function useCreateStream() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ stream, publish, owner }: Order) => {
      const { data } = await createMaterialStream({
        body: { ...stream, publish, ...(owner && { owner_id: owner }) },
        throwOnError: true,
      });
      return data;
    },
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
      }),
  });
}
