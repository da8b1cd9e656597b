import type { ReactNode } from "react";
import { EmptyLoom } from "@/components/textile/empty-loom";

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** An empty place says what belongs here and offers the one thing to do next. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <EmptyLoom />
      <h2 className="text-lg">{title}</h2>
      {children && <div className="max-w-read text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
