import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { searchMatches } from "@/api/generated/sdk.gen";
import type { StreamDraft } from "./types";

/** Who could use it, as far as it is described; nothing is stored. */
export const partnersQuery = (stream: StreamDraft | undefined) =>
  queryOptions({
    queryKey: ["partners", stream],
    enabled: stream !== undefined,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      if (!stream) throw new Error("asked without a stream");
      const { data } = await searchMatches({
        body: { stream, limit: 5 },
        signal,
        throwOnError: true,
      });
      return data;
    },
  });
