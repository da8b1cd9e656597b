import { useLingui } from "@lingui/react/macro";
import { Choices } from "@/components/ui/choices";
import { OnBehalf } from "@/components/ui/on-behalf";
import { useSession } from "@/lib/session";
import type { Draft } from "./draft";

type Props = { draft: Draft; change: (part: Partial<Draft>) => void };

/** For whom the material is listed: a choice only for those who act for several companies. */
export function OwnerField({ draft, change }: Props) {
  const { t } = useLingui();
  const { actorsToListFor: actors } = useSession();
  const owner = useOwner(draft);
  return (
    <div className="mb-7 space-y-3 empty:hidden">
      {actors.length > 1 && (
        <Choices
          legend={t`On behalf of`}
          value={owner}
          onChange={(chosen) => change({ owner: chosen })}
          choices={actors.map((actor) => ({ value: actor.id, label: actor.display_name }))}
        />
      )}
      <OnBehalf actorId={owner} />
    </div>
  );
}

/** The company the draft is for. A kept choice counts as long as one may still list for it. */
export function useOwner({ owner }: Draft): string | undefined {
  const { actorsToListFor: actors } = useSession();
  return (actors.find(({ id }) => id === owner) ?? actors[0])?.id;
}
