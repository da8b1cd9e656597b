import { useQuery } from "@tanstack/react-query";
import { client } from "@/api/generated/client.gen";
import type { GetPlatformErrors, GetPlatformResponses } from "@/api/generated/types.gen";

/** Asked without the generated operations, as everybody needs it first. */
const platformQuery = {
  queryKey: ["platform"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const answer = await client.get<GetPlatformResponses, GetPlatformErrors, true>({
      url: "/v1/platform",
      signal,
      throwOnError: true,
    });
    return answer.data;
  },
};

/** The name people know the platform by is a setting of the installation. */
export function usePlatformName(): string {
  return useQuery(platformQuery).data?.name ?? "Tekstilsymbiose";
}
