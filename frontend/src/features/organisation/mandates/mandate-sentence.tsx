import { Trans } from "@lingui/react/macro";
import type { MandateScope } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";

type Props = { name: string; scope: MandateScope[]; until: string };

/** What a mandate lets its holder do, as one says it. */
export function MandateSentence({ name, scope, until }: Props) {
  const who = <strong className="font-semibold">{name}</strong>;
  const day = formatDate(until);
  if (scope.includes("streams") && scope.includes("matches")) {
    return (
      <Trans>
        {who} may list and change your materials and answer your matches until {day}; never sign.
      </Trans>
    );
  }
  if (scope.includes("streams")) {
    return (
      <Trans>
        {who} may list and change your materials until {day}; never sign.
      </Trans>
    );
  }
  return (
    <Trans>
      {who} may answer your matches until {day}; never sign.
    </Trans>
  );
}
