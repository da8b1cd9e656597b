import type { ReactNode } from "react";

/** A list of what is known: the name of each thing beside it, above it on phones. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid gap-x-8 gap-y-2.5 sm:grid-cols-[minmax(8rem,13rem)_minmax(0,1fr)]">
      {children}
    </dl>
  );
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted max-sm:-mb-2.5 max-sm:text-sm">{label}</dt>
      <dd className="min-w-0 whitespace-pre-line">{children}</dd>
    </>
  );
}
