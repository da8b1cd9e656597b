import { Trans } from "@lingui/react/macro";
import { clsx } from "clsx";
import { Handshake } from "lucide-react";
import { useSession } from "@/lib/session";

type Props = { actorId: string | undefined; className?: string };

/** Says for whom one acts, wherever that is by a mandate; nothing among one's own. */
export function OnBehalf({ actorId, className }: Props) {
  const { behalfOf } = useSession();
  const actor = behalfOf(actorId);
  if (!actor) return null;
  return (
    <p
      className={clsx(
        "flex items-start gap-2.5 rounded-md bg-indigo-tint px-3.5 py-2 text-sm text-indigo",
        className,
      )}
    >
      <Handshake size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0">
        <Trans>
          You act on behalf of <strong className="font-semibold">{actor.display_name}</strong>
        </Trans>
      </span>
    </p>
  );
}
