import { useEffect, useState } from "react";
import { keep, kept } from "@/lib/kept";
import { useSession } from "@/lib/session";
import {
  type Form,
  followed,
  formIn,
  isChanged,
  type Known,
  rebased,
  settled,
  type Typed,
} from "./typed";

const PREFIX = "symbiosis.programme.";

type State = Form & { since?: string | undefined };

function opened(key: string, theirs: Known): State {
  const left = formIn(kept("localStorage", key));
  if (!left || !isChanged(left)) return { draft: theirs.typed, base: theirs };
  const form = followed(left, theirs);
  return isChanged(form) ? { ...form, since: left.at } : form;
}

/** A form that is saved by a button and loses nothing meanwhile: every stroke is kept on this device, for
 * whoever is signed in, until it is saved or thrown away. `name` stays the same as long as the form does. */
export function useTyped(name: string, theirs: Known) {
  const { me } = useSession();
  const key = `${PREFIX}${name}.${me?.user_id ?? ""}`;
  const [state, set] = useState<State>(() => opened(key, theirs));
  // Read anew by somebody else's hand or by one's own other window.
  const fresh = JSON.stringify(theirs);
  useEffect(() => {
    set((before) => ({ ...followed(before, JSON.parse(fresh) as Known), since: before.since }));
  }, [fresh]);
  useEffect(() => {
    const left = isChanged(state) ? { ...state, at: new Date().toISOString() } : undefined;
    keep("localStorage", key, left);
  }, [key, state]);
  return {
    draft: state.draft,
    base: state.base,
    isChanged: isChanged(state),
    /** When what stands here unsaved was typed, if that was before this page was opened. */
    since: isChanged(state) ? state.since : undefined,
    change: (key: string, value: string) =>
      set((before) => ({ ...before, draft: { ...before.draft, [key]: value } })),
    discard: () => set((before) => ({ draft: before.base.typed, base: before.base })),
    /** Somebody was faster: what was changed here is laid on top of theirs. */
    layOn: (theirs: Known) => set((before) => rebased(before, theirs)),
    /** `sent` is saved, and the platform has `now`. */
    saved: (sent: Typed, now: Known) => set((before) => settled(before, sent, now)),
  };
}
