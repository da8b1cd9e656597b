import type { ActorOut } from "@/api/generated/types.gen";
import { useSession } from "@/lib/session";

/** Its administrators change its record; staff that of an organisation which nobody has taken over. */
export function useMayChange({ id, claimed, standing }: ActorOut): boolean {
  const { mayFor, staffMay } = useSession();
  if (standing === "merged" || standing === "closed") return false;
  return mayFor("organisation.change", id) || (!claimed && staffMay("organisations.register"));
}
