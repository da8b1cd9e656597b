import { useQuery } from "@tanstack/react-query";
import type { PlatformOut } from "@/api/generated/types.gen";
import { read } from "@/api/send";

/** Asked without the generated operations, as everybody needs it first. */
const platformQuery = {
  queryKey: ["platform"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: ({ signal }: { signal: AbortSignal }) => read<PlatformOut>("/v1/platform", signal),
};

/** The name people know the platform by is a setting of the installation. */
export function usePlatformName(): string {
  return useQuery(platformQuery).data?.name ?? "Tekstilsymbiose";
}
