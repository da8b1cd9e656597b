import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readCompositionText, searchMatches } from "@/api/generated/sdk.gen";
import type { StreamDraft } from "./types";

/** The typed composition as the service reads it: lines, and questions where it would guess. */
export const readingQuery = (text: string, language: string) =>
  queryOptions({
    queryKey: ["composition-reading", text, language],
    enabled: text.trim().length > 1,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { data } = await readCompositionText({
        body: { text, language },
        signal,
        throwOnError: true,
      });
      return data;
    },
  });

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
