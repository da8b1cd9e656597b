import { select } from "d3-selection";
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity } from "d3-zoom";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { MAX_ZOOM, MIN_ZOOM, type Size, type View } from "./projection";

/** Pan and zoom of a frame. The page keeps its own scrolling: the wheel zooms only with
 *  Ctrl or Cmd held, and on a touch screen two fingers move the map. */
export function useZoom(frame: RefObject<HTMLDivElement | null>) {
  const [view, setView] = useState<View>();
  const behaviour = useRef<ZoomBehavior<HTMLDivElement, unknown>>(undefined);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const made = zoom<HTMLDivElement, unknown>()
      .scaleExtent([MIN_ZOOM, MAX_ZOOM])
      .filter(isForTheMap)
      .on("zoom", ({ transform: { k, x, y } }: D3ZoomEvent<HTMLDivElement, unknown>) =>
        setView({ k, x, y }),
      );
    behaviour.current = made;
    select(element).call(made).on("dblclick.zoom", null);
    return () => {
      select(element).on(".zoom", null);
    };
  }, [frame]);

  const show = useCallback(
    ({ k, x, y }: View) => {
      if (!frame.current || !behaviour.current) return;
      const transform = zoomIdentity.translate(x, y).scale(k);
      select(frame.current).call(behaviour.current.transform, transform);
    },
    [frame],
  );

  const zoomBy = useCallback(
    (factor: number, centre?: [number, number]) => {
      if (!frame.current || !behaviour.current) return;
      select(frame.current).call(behaviour.current.scaleBy, factor, centre);
    },
    [frame],
  );

  return { view, show, zoomBy };
}

function isForTheMap(event: Event): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
  if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) {
    return event.touches.length > 1;
  }
  return !(event instanceof MouseEvent && event.button !== 0);
}

/** The size of an element in pixels, kept up to date. */
export function useSize(frame: RefObject<HTMLDivElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}
