import { type ReactNode, useEffect } from "react";
import { usePlatformName } from "@/lib/platform";

type Props = { title: string; lang?: string; children?: ReactNode; className?: string };

/** The one h1 of a page. It names the browser tab and takes the focus after navigation. */
export function PageTitle({ title, lang, children, className }: Props) {
  const platform = usePlatformName();
  useEffect(() => {
    document.title = `${title} · ${platform}`;
  }, [title, platform]);
  return (
    <h1 tabIndex={-1} lang={lang} className={className ?? "text-2xl sm:text-3xl"}>
      {children ?? title}
    </h1>
  );
}
