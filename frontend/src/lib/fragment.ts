import { useRouterState } from "@tanstack/react-router";

/** What stands after # in the address: secrets go there, for no server ever sees that part. */
export const useFragment = (): string =>
  useRouterState({ select: ({ location }) => location.hash });
