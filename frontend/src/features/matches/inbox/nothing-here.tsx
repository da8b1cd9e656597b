import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Empty } from "@/components/states/empty";
import { WithoutPartner } from "./without-partner";

export type Show = "answer" | "waiting" | "mutual" | "stopped" | "dismissed";

/** An empty tab, in the words of that tab; `onClear` where filters may be what empties it. */
export function NothingHere({ show, onClear }: { show: Show; onClear: (() => void) | undefined }) {
  if (onClear) {
    return (
      <Empty
        title={<Trans>Nothing fits these filters</Trans>}
        action={
          <button type="button" className="button button-primary" onClick={onClear}>
            <Trans>Show all matches</Trans>
          </button>
        }
      />
    );
  }
  switch (show) {
    case "answer":
      return (
        <>
          <Empty
            title={<Trans>All answered</Trans>}
            action={
              <Link to="/add" className="button button-primary">
                <Trans>Add material</Trans>
              </Link>
            }
          >
            <Trans>New matches appear here as soon as something fits your materials.</Trans>
          </Empty>
          <WithoutPartner />
        </>
      );
    case "waiting":
      return (
        <Empty title={<Trans>You are not waiting for anyone</Trans>}>
          <Trans>When you show interest, the match waits here for the other side.</Trans>
        </Empty>
      );
    case "mutual":
      return (
        <Empty title={<Trans>No agreement in sight yet</Trans>}>
          <Trans>When both sides show interest, you find each other's names here.</Trans>
        </Empty>
      );
    case "stopped":
      return (
        <Empty title={<Trans>No rule has stopped anything</Trans>}>
          <Trans>
            A match you are at work on stands here when a rule of law or an owner's word comes
            between the two, with who could settle it.
          </Trans>
        </Empty>
      );
    case "dismissed":
      return <Empty title={<Trans>You have not dismissed anything</Trans>} />;
  }
}
