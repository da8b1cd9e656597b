import { useSyncExternalStore } from "react";

/** Proof younger than some minutes, or the second factor without which staff roles sleep. */
export type ProofKind = "recent" | "second-factor";

type Wanted = { kind: ProofKind; answer: Promise<boolean>; settle: (proven: boolean) => void };

let wanted: Wanted | undefined;
const listeners = new Set<() => void>();

function change(next: Wanted | undefined) {
  wanted = next;
  for (const listener of listeners) listener();
}

/** Asks the reader to show who they are; true once they have. Several askers share one dialog. */
export function askForProof(kind: ProofKind): Promise<boolean> {
  if (wanted) return wanted.answer;
  let settle: (proven: boolean) => void = () => undefined;
  const answer = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  change({ kind, answer, settle });
  return answer;
}

export function settleProof(proven: boolean): void {
  const asked = wanted;
  change(undefined);
  asked?.settle(proven);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** What the reader is being asked to prove, if anything. */
export function useProofWanted(): ProofKind | undefined {
  return useSyncExternalStore(subscribe, () => wanted)?.kind;
}
