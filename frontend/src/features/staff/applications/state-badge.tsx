import { Trans } from "@lingui/react/macro";
import type { ApplicationState } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";

/** How far an application has come. */
export function StateBadge({ state }: { state: ApplicationState }) {
  switch (state) {
    case "submitted":
      return (
        <Badge tone="need">
          <Trans>Waiting for us</Trans>
        </Badge>
      );
    case "changes_requested":
      return (
        <Badge tone="doubt">
          <Trans>Waiting for the applicant</Trans>
        </Badge>
      );
    case "accepted":
      return (
        <Badge tone="match">
          <Trans>Accepted</Trans>
        </Badge>
      );
    case "refused":
      return (
        <Badge tone="refusal">
          <Trans>Refused</Trans>
        </Badge>
      );
    case "withdrawn":
      return (
        <Badge tone="plain">
          <Trans>Withdrawn</Trans>
        </Badge>
      );
  }
}
