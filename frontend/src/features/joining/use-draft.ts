import { useCallback, useEffect, useState } from "react";
import { keep, kept } from "@/lib/kept";
import { EMPTY_DRAFT, type JoinDraft } from "./draft";

const keyOf = (programme: string) => `symbiosis.join.${programme}`;

const load = (programme: string): JoinDraft => ({
  ...EMPTY_DRAFT,
  ...(kept("sessionStorage", keyOf(programme)) as Partial<JoinDraft> | undefined),
});

/** Kept while the tab is open, not longer: it holds a name and an address. */
export function useJoinDraft(programme: string) {
  const [draft, setDraft] = useState(() => load(programme));
  useEffect(() => keep("sessionStorage", keyOf(programme), draft), [programme, draft]);
  const change = useCallback(
    (part: Partial<JoinDraft>) => setDraft((now) => ({ ...now, ...part })),
    [],
  );
  const clear = useCallback(() => {
    setDraft(EMPTY_DRAFT);
    keep("sessionStorage", keyOf(programme), EMPTY_DRAFT);
  }, [programme]);
  return { draft, change, clear };
}
