import { Trans } from "@lingui/react/macro";
import { Handshake } from "lucide-react";
import type { MatchOut } from "@/api/generated/types.gen";
import { isByHand, setAside } from "./by-hand";

/** Who brought the two together, where and why, and what was set aside for it. Nothing where the engine
 *  found them. */
export function BroughtTogether({ match }: { match: MatchOut }) {
  if (!isByHand(match)) return null;
  const { suggested_by: office, event, override_reason: reason } = match;
  const aside = setAside(match);
  return (
    <div
      data-testid="by-hand"
      className="mt-4 flex max-w-2xl gap-3 rounded-md bg-woad-tint px-4 py-3 text-sm"
    >
      <Handshake size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-woad" />
      <div className="min-w-0 space-y-1">
        {office && <p className="font-semibold">{office}</p>}
        {event && (
          <p>
            <Trans>Where they met: {event}</Trans>
          </p>
        )}
        {reason && (
          <p>
            <Trans>Why: {reason}</Trans>
          </p>
        )}
        {aside.length > 0 && (
          <>
            <p>
              <Trans>Set aside for it:</Trans>
            </p>
            <ul className="list-disc space-y-0.5 pl-5">
              {aside.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
