import { useEffect, useRef } from "react";
import type { RegistrationOut } from "@/api/generated/types.gen";
import { useSettled } from "@/lib/use-settled";
import { type Draft, patchOf } from "./draft";
import { useChangeRegistration } from "./queries";

const PAUSE_MS = 800;

/** Keeps what is typed on the platform, a moment after the last stroke: one save at a time. */
export function useKept(registration: RegistrationOut, draft: Draft) {
  const decided = registration.state === "accepted" || registration.state === "dormant";
  const { mutateAsync, isPending, isSuccess, error } = useChangeRegistration(registration);
  const settled = useSettled(draft, PAUSE_MS);
  const last = useRef(draft);
  const newest = useRef(draft);
  newest.current = draft;
  const stopped = useRef(false);
  const onItsWay = useRef<Promise<unknown>>(Promise.resolve());
  const keep = (now: Draft) => {
    last.current = now;
    // What went wrong is shown from `error`.
    onItsWay.current = mutateAsync(patchOf(now, decided)).catch(() => undefined);
  };
  const keepNewest = async () => {
    await onItsWay.current;
    if (last.current !== newest.current) keeping.current(newest.current);
    await onItsWay.current;
  };
  const keeping = useRef(keep);
  keeping.current = keep;
  useEffect(() => {
    if (isPending || stopped.current || last.current === settled) return;
    // What is newer than the pause comes with the next one, or with a file.
    if (settled !== newest.current) return;
    keeping.current(settled);
  }, [settled, isPending]);
  return {
    isPending,
    isKept: isSuccess && !isPending && last.current === draft,
    error,
    /** What is typed is kept before and after, never at the same time: each is a change of one version. */
    around: async (change: () => Promise<void>) => {
      await keepNewest();
      stopped.current = true;
      try {
        await change();
      } finally {
        stopped.current = false;
        await keepNewest();
      }
    },
    /** The form is on its way: nothing else may be written meanwhile. */
    stop: () => {
      stopped.current = true;
    },
    goOn: () => {
      stopped.current = false;
    },
  };
}
