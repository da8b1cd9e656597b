import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { getActorOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { JoinDraft } from "./draft";

/** A company of the registry, by the id in the address; for those who come from its page. */
export function useCompany(company: string | undefined) {
  const found = useQuery({
    ...getActorOptions({ path: { actor_id: company ?? "" } }),
    enabled: company !== undefined,
  });
  return company === undefined ? undefined : found.data;
}

/** Fills in the company somebody came for, once; they may still say that it is another one. */
export function useChosenCompany(
  company: string | undefined,
  change: (part: Partial<JoinDraft>) => void,
): void {
  const actor = useCompany(company);
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    if (!actor || taken || actor.claimed) return;
    setTaken(true);
    const { id, display_name, country, main_site } = actor;
    change({ claim: { id, name: display_name, country, town: main_site?.town ?? null } });
  }, [actor, taken, change]);
}
