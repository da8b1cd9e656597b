import { useRouterState } from "@tanstack/react-router";
import { type RefObject, useEffect, useRef } from "react";

/** On phones a bar of pages is wider than the screen: the page one is on stays in sight. */
export function useHereInSight(): RefObject<HTMLElement | null> {
  const bar = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    const here = path && bar.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (here && bar.current) bar.current.scrollLeft = here.offsetLeft - bar.current.offsetLeft - 48;
  }, [path]);
  return bar;
}
