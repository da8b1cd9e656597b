import { useEffect, useRef } from "react";
import type { RegistrationOut } from "@/api/generated/types.gen";
import { useSettled } from "@/lib/use-settled";
import { type Draft, patchOf } from "./draft";
import { useChangeRegistration } from "./queries";

const PAUSE_MS = 800;

/** Keeps what is typed on the platform, a moment after the last stroke: one save at a time. */
export function useKept(registration: RegistrationOut, draft: Draft) {
  const decided = registration.state === "accepted" || registration.state === "dormant";
  const { mutate, isPending, isSuccess, error } = useChangeRegistration(registration);
  const settled = useSettled(draft, PAUSE_MS);
  const last = useRef(draft);
  const stopped = useRef(false);
  useEffect(() => {
    if (isPending || stopped.current || last.current === settled) return;
    last.current = settled;
    mutate(patchOf(settled, decided));
  }, [settled, isPending, mutate, decided]);
  return {
    isPending,
    isKept: isSuccess && !isPending && last.current === draft,
    error,
    /** The form is on its way: nothing else may be written meanwhile. */
    stop: () => {
      stopped.current = true;
    },
    goOn: () => {
      stopped.current = false;
    },
  };
}
