import { Trans } from "@lingui/react/macro";
import { clsx } from "clsx";
import type { ReactNode } from "react";

function Bone({ className }: { className: string }) {
  return <div className={clsx("skeleton", className)} />;
}

function Waiting({ children }: { children: ReactNode }) {
  return (
    <div className="late">
      <p className="sr-only" role="status">
        <Trans>Loading …</Trans>
      </p>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

const keys = (count: number) => Array.from({ length: count }, (_, index) => `row-${index}`);

/** Rows with a swatch, a title and two lines, as in the lists. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Waiting>
      {keys(rows).map((key) => (
        <div key={key} className="flex gap-4 border-t border-line py-5">
          <Bone className="size-16 shrink-0" />
          <div className="grow space-y-2.5">
            <Bone className="h-5 w-3/5" />
            <Bone className="h-3.5 w-2/5" />
            <Bone className="h-2 w-4/5" />
          </div>
        </div>
      ))}
    </Waiting>
  );
}

/** A page head with facts, as on the pages of one stream or one actor. */
export function PageSkeleton() {
  return (
    <Waiting>
      <div className="page space-y-6 py-10">
        <Bone className="h-4 w-40" />
        <Bone className="h-10 w-3/5" />
        <Bone className="h-3 w-full" />
        <div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
          {keys(8).map((key) => (
            <Bone key={key} className="h-11" />
          ))}
        </div>
      </div>
      <div className="page">
        {keys(3).map((key) => (
          <Bone key={key} className="mb-4 h-28 w-full" />
        ))}
      </div>
    </Waiting>
  );
}
