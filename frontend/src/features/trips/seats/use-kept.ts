import { useEffect, useRef } from "react";
import type { SeatApplicationOut, SeatsPatch } from "@/api/generated/types.gen";
import { useSettled } from "@/lib/use-settled";
import { useChangeSeats } from "../queries";

export type Wishes = Required<Omit<SeatsPatch, "cluster_slug">> & {
  seats_wanted: number;
  all_or_none: boolean;
  publish_consent: SeatApplicationOut["publish_consent"];
};

const PAUSE_MS = 800;

/** Keeps what is typed on the platform, a moment after the last stroke: one save at a time. */
export function useKept(seat: SeatApplicationOut, wishes: Wishes) {
  const { mutate, isPending, isSuccess, error } = useChangeSeats(seat);
  const settled = useSettled(wishes, PAUSE_MS);
  const last = useRef(wishes);
  const stopped = useRef(false);
  useEffect(() => {
    if (isPending || stopped.current || last.current === settled) return;
    last.current = settled;
    mutate(settled);
  }, [settled, isPending, mutate]);
  return {
    isPending,
    isKept: isSuccess && !isPending && last.current === wishes,
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
