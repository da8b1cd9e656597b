import { useEffect, useState } from "react";

/** A clock may differ from the service's by this much, in milliseconds. */
const LATELY = 60_000;
/** How long new partners may take to appear, in milliseconds. */
const SEARCH = 8_000;

/** True for the first moments on a page whose stream was changed just before. */
export function useJustChanged(updatedAt: string): boolean {
  const [just, setJust] = useState(
    () => Math.abs(Date.now() - new Date(updatedAt).getTime()) < LATELY,
  );
  useEffect(() => {
    const timer = setTimeout(() => setJust(false), SEARCH);
    return () => clearTimeout(timer);
  }, []);
  return just;
}
