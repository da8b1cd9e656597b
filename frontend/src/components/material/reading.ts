import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { readCompositionText } from "@/api/generated/sdk.gen";

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
