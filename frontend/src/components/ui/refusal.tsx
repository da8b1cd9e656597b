import type { ReactNode } from "react";
import { FailureText } from "@/components/states/failure";

/** Why something could not be done, where it was tried; read out as it appears. */
export function Refusal({ error, children }: { error?: unknown; children?: ReactNode }) {
  return (
    <div role="alert" className="rounded-md bg-madder-tint px-4 py-3 text-madder">
      {children ?? <FailureText error={error} />}
    </div>
  );
}
