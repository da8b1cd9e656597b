import { Trans } from "@lingui/react/macro";

/** Over a form that shows what somebody typed on an earlier visit. */
export function KeptNote({ beginAnew }: { beginAnew: () => void }) {
  return (
    <p className="rounded-md bg-indigo-tint px-4 py-3">
      <Trans>What you typed last time is still here. It is not saved yet.</Trans>{" "}
      <button type="button" className="link" onClick={beginAnew}>
        <Trans>Begin anew from what is saved</Trans>
      </button>
    </p>
  );
}
