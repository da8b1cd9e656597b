import { clsx } from "clsx";
import { type ReactNode, useEffect } from "react";

/** The name of the platform as shown to people; Symbiosis is the name of the software. */
export const PLATFORM_NAME = "Tekstilsymbiose";

type Props = { title: string; children?: ReactNode; className?: string };

/** The one h1 of a page. It names the browser tab and takes the focus after navigation. */
export function PageTitle({ title, children, className }: Props) {
  useEffect(() => {
    document.title = `${title} · ${PLATFORM_NAME}`;
  }, [title]);
  return (
    <h1 tabIndex={-1} className={clsx(className ?? "text-2xl sm:text-3xl")}>
      {children ?? title}
    </h1>
  );
}
