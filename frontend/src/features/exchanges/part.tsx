import type { ReactNode } from "react";

type Props = { id: string; title: string; action?: ReactNode; children: ReactNode };

/** A part of the page of an exchange, that one can be sent to. */
export function Part({ id, title, action, children }: Props) {
  return (
    <section id={id} aria-label={title} className="mt-9 scroll-mt-24 border-t border-line pt-6">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
