import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/api/errors";

/** A refusal stays a refusal; only silence and server trouble are worth another try. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (error instanceof ApiError && error.status >= 400 && error.status < 500) return false;
  return failures < 2;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 20_000 },
      mutations: { retry: false },
    },
  });
}
