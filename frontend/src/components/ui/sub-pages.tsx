import type { ReactNode } from "react";

/** A way to one of several pages that stand side by side; goes on a router link. */
export const subPageLink =
  "inline-flex min-h-11 items-center border-b-2 border-transparent text-muted hover:text-ink aria-[current=page]:border-indigo aria-[current=page]:font-semibold aria-[current=page]:text-ink lg:-ml-4 lg:border-b-0 lg:border-l-2 lg:pl-3.5";

type Props = {
  label: string;
  links: ReactNode;
  /** What all the pages are about, above the ways to them. */
  head?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
};

/** Pages about one thing: the ways to them on top on phones, at the side where there is room. */
export function SubPages({ label, links, head, foot, children }: Props) {
  return (
    <div className="page grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-7 py-8 lg:grid-cols-[12rem_minmax(0,1fr)] lg:py-12">
      <div className="no-print self-start lg:sticky lg:top-24">
        {head}
        <nav
          aria-label={label}
          className="flex flex-wrap gap-x-5 border-b border-line lg:flex-col lg:border-b-0 lg:pl-4"
        >
          {links}
        </nav>
        {foot}
      </div>
      <div className="min-w-0 max-w-read">{children}</div>
    </div>
  );
}
