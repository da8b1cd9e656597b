import { type ReactNode, useId } from "react";

type Props = {
  title: ReactNode;
  /** One sentence: what this is for. */
  intro?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
};

/** A part of a settings page: a heading, what it is for, and what one can do. */
export function Section({ title, intro, action, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line py-7 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id={id} className="text-lg">
            {title}
          </h2>
          {intro && <p className="mt-1 text-muted">{intro}</p>}
        </div>
        {action}
      </div>
      {children && <div className="mt-5">{children}</div>}
    </section>
  );
}
