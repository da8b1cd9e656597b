import { Trans } from "@lingui/react/macro";
import { Empty } from "./empty";

/** Filters that leave nothing: the way back is one press. */
export function NoResult({ onClear }: { onClear: () => void }) {
  return (
    <Empty
      title={<Trans>Nothing fits all your filters</Trans>}
      action={
        <button type="button" className="button button-plain" onClick={onClear}>
          <Trans>Clear the filters</Trans>
        </button>
      }
    >
      <Trans>Try a wider distance, another word or fewer filters.</Trans>
    </Empty>
  );
}
