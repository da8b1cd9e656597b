import { useLingui } from "@lingui/react/macro";
import { Choices } from "@/components/ui/choices";
import { useSession } from "@/lib/session";
import type { Draft } from "./draft";

type Props = { draft: Draft; change: (part: Partial<Draft>) => void };

/** Only for those who act for several companies. */
export function OwnerField({ draft, change }: Props) {
  const { t } = useLingui();
  const { actorsToListFor: actors } = useSession();
  if (actors.length < 2) return null;
  return (
    <div className="mt-7">
      <Choices
        legend={t`On behalf of`}
        value={draft.owner ?? actors[0]?.id}
        onChange={(owner) => change({ owner })}
        choices={actors.map((actor) => ({ value: actor.id, label: actor.display_name }))}
      />
    </div>
  );
}
