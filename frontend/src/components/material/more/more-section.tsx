import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import type { MoreField } from "./fields";
import type { More } from "./more";
import { MoreFields } from "./more-fields";

type Props = {
  fields: MoreField[];
  more: More;
  errors?: ((place: string) => string | undefined) | undefined;
  change: (more: More) => void;
  /** More fields of the same kind, such as the lead time. */
  children?: ReactNode;
};

/** What only some know and some ask for; closed until it is wanted, so that the way stays short. */
export function MoreSection({ fields, more, errors, change, children }: Props) {
  const element = useRef<HTMLDetailsElement>(null);
  const wrong = fields.some((field) => errors?.(field.name));
  useEffect(() => {
    if (wrong && element.current) element.current.open = true;
  }, [wrong]);
  return (
    <details ref={element}>
      <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
        <Trans>More about it, for those who know</Trans>
      </summary>
      <div className="mt-3 space-y-6">
        <MoreFields fields={fields} more={more} errors={errors} change={change} />
        {children}
      </div>
    </details>
  );
}
