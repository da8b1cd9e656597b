import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { isApiError } from "@/api/errors";
import { changeTrip } from "@/api/generated/sdk.gen";
import type { TripOut } from "@/api/generated/types.gen";
import { rebased } from "@/lib/rebased";
import { useKeptTyping } from "@/lib/use-kept-typing";
import { useSettled } from "@/lib/use-settled";
import { type Draft, draftOf, patchOf } from "./draft";
import { staffTripQuery, useTripStep } from "./queries";

const PAUSE_MS = 800;

/** What is typed about a trip. A draft is kept as one goes; what others see is saved by a button. */
export function useTripDraft(trip: TripOut) {
  const queries = useQueryClient();
  const [base, setBase] = useState(() => draftOf(trip));
  const typing = useKeptTyping(`trip.${trip.id}`, base);
  const { value: draft, set } = typing;
  const now = useRef({ draft, base });
  now.current = { draft, base };
  const tried = useRef(base);
  const step = useTripStep(trip.id, async (sent: Draft, headers) => {
    const path = { trip_id: trip.id };
    const body = patchOf(sent, now.current.base, trip);
    const told = await changeTrip({ path, headers, body, throwOnError: true });
    setBase(sent);
    return told;
  });
  const { mutate, isPending } = step;
  const changed = (at: Draft) => Object.keys(patchOf(at, now.current.base, trip)).length > 0;
  const settled = useSettled(draft, PAUSE_MS);
  const keeps = trip.state === "draft";
  useEffect(() => {
    if (!keeps || isPending || tried.current === settled) return;
    tried.current = settled;
    mutate(settled);
  }, [keeps, settled, isPending, mutate]);
  // Whoever leaves before the pause is over has typed it all the same.
  useEffect(
    () => () => {
      const { draft: last } = now.current;
      if (keeps && tried.current !== last) mutate(last);
    },
    [keeps, mutate],
  );
  return {
    draft,
    change: (part: Partial<Draft>) => set((before) => ({ ...before, ...part })),
    keeps,
    save: () => mutate(draft),
    isSaving: isPending,
    isChanged: changed(draft),
    error: step.error,
    isConflict: isApiError(step.error, 412),
    /** Loads what others wrote, and lays on top what was changed here. */
    takeOver: async () => {
      const newest = await queries.fetchQuery({ ...staffTripQuery(trip.id), staleTime: 0 });
      const theirs = draftOf(newest);
      const both = rebased(draft, base, theirs);
      tried.current = both;
      set(both);
      setBase(theirs);
      step.reset();
    },
    forget: step.reset,
    typing,
  };
}
