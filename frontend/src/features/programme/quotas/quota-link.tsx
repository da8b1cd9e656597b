import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Bucket, Stage } from "@/api/generated/types.gen";
import { useSession } from "@/lib/session";

type Props = {
  bucket?: Bucket | null;
  cluster?: string;
  stage?: Stage;
  red?: boolean;
  doubtful?: boolean;
  /** A link to nothing is none. */
  count?: number;
  children: ReactNode;
};

/** To the exchanges behind a number, for those who may see them. */
export function QuotaLink({ bucket, cluster, stage, red, doubtful, count = 1, children }: Props) {
  const { staffMay } = useSession();
  if (doubtful)
    return staffMay("participants.classify") ? (
      <Link to="/programme/participants" search={{ doubtful: "yes" }} className="link">
        {children}
      </Link>
    ) : (
      children
    );
  if (count === 0 || !staffMay("exchanges.read")) return children;
  return (
    <Link
      to="/staff/exchanges"
      search={{
        ...(bucket !== undefined && { bucket: bucket ?? ("none" as const) }),
        ...(cluster && { cluster }),
        ...(stage && { stage }),
        ...(red && { red: "yes" as const }),
      }}
      className="link"
    >
      {children}
    </Link>
  );
}
