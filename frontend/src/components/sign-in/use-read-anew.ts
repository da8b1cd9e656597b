import { useQueryClient } from "@tanstack/react-query";
import { followAccount } from "@/lib/i18n";
import { sessionQuery } from "@/lib/session";

/** After a change of who one is: everything is read again, and the session before the page goes on. */
export function useReadAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const me = await queries.fetchQuery({ ...sessionQuery(), staleTime: 0 });
    await followAccount(me.language);
    await queries.invalidateQueries();
  };
}
