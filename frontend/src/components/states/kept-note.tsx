import { Trans } from "@lingui/react/macro";

type Typing = { isFromBefore: boolean; isOvertaken: boolean; beginAnew: () => void };

/** Over a form that shows what somebody typed on an earlier visit; nothing over any other. */
export function KeptNote({ typing }: { typing: Typing }) {
  if (!typing.isFromBefore) return null;
  return (
    <p className="rounded-md bg-indigo-tint px-4 py-3">
      <Trans>What you typed last time is still here. It is not saved yet.</Trans>{" "}
      {typing.isOvertaken && (
        <>
          <Trans>Others have saved changes since; where you typed, yours stands here.</Trans>{" "}
        </>
      )}
      <button type="button" className="link" onClick={typing.beginAnew}>
        <Trans>Begin anew from what is saved</Trans>
      </button>
    </p>
  );
}
