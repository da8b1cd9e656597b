import { Trans } from "@lingui/react/macro";
import type { Verification } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";

/** How far a record is confirmed, in plain words. */
export function VerificationBadge({ verification }: { verification: Verification }) {
  switch (verification) {
    case "verified":
      return (
        <Badge tone="match">
          <Trans>Verified</Trans>
        </Badge>
      );
    case "self_declared":
      return (
        <Badge tone="plain">
          <Trans>Described by the company itself</Trans>
        </Badge>
      );
    case "demonstration":
      return (
        <Badge tone="plain">
          <Trans>Demonstration</Trans>
        </Badge>
      );
    case "public_source":
      return (
        <Badge tone="plain">
          <Trans>From public sources</Trans>
        </Badge>
      );
  }
}
