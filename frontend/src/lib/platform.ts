import { useQuery } from "@tanstack/react-query";
import { getPlatformOptions } from "@/api/generated/@tanstack/react-query.gen";

/** The name people know the platform by is a setting of the installation. */
export function usePlatformName(): string {
  const platform = useQuery({ ...getPlatformOptions(), staleTime: Number.POSITIVE_INFINITY });
  return platform.data?.name ?? "Tekstilsymbiose";
}
