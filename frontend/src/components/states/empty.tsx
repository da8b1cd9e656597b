import type { ReactNode } from "react";
import { EmptyLoom } from "@/components/textile/empty-loom";

type Props = {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** 1 where the empty place is the whole page. */
  level?: 1 | 2;
};

/** An empty place says what belongs here and offers the one thing to do next. */
export function Empty({ title, children, action, level = 2 }: Props) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <EmptyLoom />
      <Heading className="text-lg" tabIndex={level === 1 ? -1 : undefined}>
        {title}
      </Heading>
      {children && <div className="max-w-read text-muted">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
