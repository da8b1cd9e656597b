import { Trans, useLingui } from "@lingui/react/macro";
import type { DuplicateOut } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import type { Claim } from "./draft";
import { NamesakeRow } from "./step-organisation";

type Props = {
  found: DuplicateOut[];
  onClaim: (claim: Claim) => void;
  onNone: () => void;
  onClose: () => void;
};

/** Before a company is entered twice: perhaps it is one of these. */
export function AlreadyKnown({ found, onClaim, onNone, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Is it one of these?`} open={found.length > 0} onClose={onClose}>
      <p className="mb-3 text-muted">
        <Trans>They are in the registry already, and look much like yours.</Trans>
      </p>
      <ul>
        {found.map(({ actor, town, registration_number }) => (
          <NamesakeRow
            key={actor.id}
            name={actor.display_name}
            place={[town, registration_number]}
            label={t`This is us: ${actor.display_name}`}
            onClaim={() =>
              onClaim({ id: actor.id, name: actor.display_name, town, country: actor.country })
            }
          />
        ))}
      </ul>
      <button type="button" className="button button-plain mt-4 w-full" onClick={onNone}>
        <Trans>None of these, go on</Trans>
      </button>
    </Dialog>
  );
}
