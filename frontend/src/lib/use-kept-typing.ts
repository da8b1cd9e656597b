import { useEffect, useState } from "react";
import { keep, kept } from "./kept";
import { rebased, same } from "./rebased";

const PREFIX = "symbiosis.typing.";

/** What is typed, and what the platform had when that was begun. */
type Typing<Value> = { value: Value; base: Value };

/** What is typed and not saved yet, kept on this device with every stroke: a closed browser loses nothing.
 * `saved` is what the platform has; what others changed there meanwhile is taken over wherever nothing was
 * typed. */
export function useKeptTyping<Value>(name: string, saved: Value) {
  const [before] = useState(() => read<Value>(name));
  const [typing, setTyping] = useState(() =>
    followed(before ?? { value: saved, base: saved }, saved),
  );
  const fresh = JSON.stringify(saved);
  useEffect(() => {
    setTyping((now) => followed(now, JSON.parse(fresh) as Value));
  }, [fresh]);
  const { value } = typing;
  const differs = !same(value, saved);
  useEffect(() => {
    keep("localStorage", PREFIX + name, differs ? typing : undefined);
  }, [name, typing, differs]);
  return {
    value,
    set: (next: Value | ((now: Value) => Value)) =>
      setTyping((now) => ({
        ...now,
        value: next instanceof Function ? next(now.value) : next,
      })),
    differs,
    /** It was typed on an earlier visit. */
    isFromBefore: before !== undefined && differs,
    /** Others changed what is saved since that visit. */
    isOvertaken: before !== undefined && !same(before.base, saved),
    /** It is saved: nothing is left here, even if the form is gone before it sees that. */
    forget: () => keep("localStorage", PREFIX + name, undefined),
    beginAnew: () => setTyping({ value: saved, base: saved }),
  };
}

export const hasKeptTyping = (name: string): boolean => read(name) !== undefined;

function read<Value>(name: string): Typing<Value> | undefined {
  const found = kept("localStorage", PREFIX + name);
  const whole = typeof found === "object" && found !== null && "value" in found && "base" in found;
  return whole ? (found as Typing<Value>) : undefined;
}

function followed<Value>({ value, base }: Typing<Value>, saved: Value): Typing<Value> {
  return { value: rebased(value, base, saved), base: saved };
}
