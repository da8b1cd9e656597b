import { useCallback, useEffect, useState } from "react";
import { EMPTY_DRAFT, type JoinDraft } from "./draft";

const keyOf = (programme: string) => `symbiosis.join.${programme}`;

function load(programme: string): JoinDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(programme)) ?? "{}");
    return { ...EMPTY_DRAFT, ...(typeof kept === "object" ? kept : {}) };
  } catch {
    return EMPTY_DRAFT;
  }
}

function keep(programme: string, draft: JoinDraft): void {
  try {
    sessionStorage.setItem(keyOf(programme), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
}

/** Kept while the tab is open, not longer: it holds a name and an address. */
export function useJoinDraft(programme: string) {
  const [draft, setDraft] = useState(() => load(programme));
  useEffect(() => keep(programme, draft), [programme, draft]);
  const change = useCallback(
    (part: Partial<JoinDraft>) => setDraft((now) => ({ ...now, ...part })),
    [],
  );
  const clear = useCallback(() => {
    setDraft(EMPTY_DRAFT);
    keep(programme, EMPTY_DRAFT);
  }, [programme]);
  return { draft, change, clear };
}
