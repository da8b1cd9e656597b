import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { MapPin } from "lucide-react";
import type { ReactNode } from "react";
import type { StreamOut } from "@/api/generated/types.gen";
import { useNames } from "@/components/reference/names";
import { Badge, DirectionBadge } from "@/components/textile/badges";
import { CompositionBar } from "@/components/textile/composition-bar";
import { formatKm } from "@/lib/format";
import { amountOf } from "@/lib/words/streams";
import { compositionParts } from "./composition";
import { placeName } from "./place";
import { StreamSwatch } from "./stream-swatch";
import { fibreWishes } from "./wishes";

type Props = { stream: StreamOut; aside?: ReactNode; selected?: boolean };

/** One stream in a list: cloth, title, fibres, amount and place. The title is the link. */
export function StreamRow({ stream, aside, selected }: Props) {
  const where = placeName(stream.place);
  return (
    <article
      className="relative flex gap-4 border-t border-line py-5 has-[a:hover]:bg-raised sm:gap-5"
      data-selected={selected || undefined}
    >
      <StreamSwatch stream={stream} className="size-16 shrink-0 rounded-md sm:size-24" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-center gap-2">
          <DirectionBadge direction={stream.direction} />
          <BasisBadge basis={stream.basis} />
        </div>
        <h3 className="mt-1.5 text-lg leading-snug">
          <Link
            to="/materials/$streamId"
            params={{ streamId: stream.id }}
            lang={stream.language}
            className="after:absolute after:inset-0 hover:underline"
          >
            {stream.title}
          </Link>
        </h3>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
          <span className="font-semibold">{amountOf(stream.quantity)}</span>
          <span className="inline-flex items-center gap-1 text-muted">
            <MapPin size={14} aria-hidden="true" />
            {where}
            {stream.distance_km !== null && ` · ${formatKm(stream.distance_km)}`}
          </span>
        </p>
        <div className="mt-2.5 max-w-md">
          <Fibres stream={stream} />
        </div>
      </div>
      {aside && <div className="relative z-10 shrink-0">{aside}</div>}
    </article>
  );
}

function Fibres({ stream }: { stream: Pick<StreamOut, "material" | "requirements"> }) {
  const names = useNames();
  if (!stream.requirements) {
    return <CompositionBar small parts={compositionParts(stream.material, names)} />;
  }
  const wishes = fibreWishes(stream.requirements, names);
  if (wishes.length === 0) return null;
  return (
    <p className="text-sm text-muted">
      <Trans>Asks for {wishes.join(" · ")}</Trans>
    </p>
  );
}

/** On whose word a stream stands, when it is not its owner's. */
export function BasisBadge({ basis }: { basis: StreamOut["basis"] }) {
  if (basis === "demonstration") {
    return (
      <Badge tone="plain">
        <Trans>Demonstration</Trans>
      </Badge>
    );
  }
  if (basis === "public_route_rules") {
    return (
      <Badge tone="plain">
        <Trans>From public acceptance rules</Trans>
      </Badge>
    );
  }
  return null;
}
