import type { QueryClient } from "@tanstack/react-query";
import { redirect } from "@tanstack/react-router";
import { sessionQuery } from "./session";

/** For pages of one's own: visitors sign in first and then come back. */
export async function requireSession(queryClient: QueryClient, href: string): Promise<void> {
  const me = await queryClient.ensureQueryData(sessionQuery());
  if (!me.user_id) throw redirect({ to: "/sign-in", search: { next: href } });
}
