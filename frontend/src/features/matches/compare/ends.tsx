import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { MatchOut, StreamRef } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { BasisBadge } from "@/components/material/stream-row";
import { StreamSwatch } from "@/components/material/stream-swatch";
import { useNames } from "@/components/reference/names";
import { Badge, DirectionBadge } from "@/components/textile/badges";
import { formatKm } from "@/lib/format";

/** The two streams, the offer before the need, as everywhere. */
export function Ends({ match }: { match: MatchOut }) {
  const { my_side: side, offer, need, explanation } = match;
  const km = explanation.distance_km;
  return (
    <div className="mt-5 grid items-start gap-x-5 gap-y-3 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
      <End stream={offer} mine={side === "offer" || side === "both"} />
      <p className="flex items-center gap-2 text-sm text-muted md:mt-5 md:flex-col md:gap-0.5">
        <span aria-hidden="true" className="h-px w-8 bg-walnut" />
        {km === null ? <Trans>distance unknown</Trans> : formatKm(km)}
        <span aria-hidden="true" className="h-px w-8 bg-walnut" />
      </p>
      <End stream={need} mine={side === "need" || side === "both"} />
    </div>
  );
}

function End({ stream, mine }: { stream: StreamRef; mine: boolean }) {
  const names = useNames();
  const route = stream.requirements?.intended_route;
  const facts = [
    stream.owner?.display_name ?? undefined,
    route ? names.route(route) : undefined,
    placeName(stream.place),
  ];
  return (
    <div className="flex min-w-0 gap-4">
      <StreamSwatch stream={stream} className="size-16 shrink-0 rounded-md sm:size-20" />
      <div className="min-w-0">
        <p className="flex flex-wrap gap-2">
          <DirectionBadge direction={stream.direction} />
          {mine && (
            <Badge tone="plain">
              <Trans>Yours</Trans>
            </Badge>
          )}
          <BasisBadge basis={stream.basis} />
        </p>
        <h2 className="mt-1 text-lg leading-snug">
          <Link
            to="/materials/$streamId"
            params={{ streamId: stream.id }}
            className="hover:underline"
          >
            {stream.title}
          </Link>
        </h2>
        <p className="text-sm text-muted">{facts.filter(Boolean).join(" · ")}</p>
        {stream.owner === null && (
          <p className="text-sm text-muted">
            <Trans>Stays anonymous until both are interested</Trans>
          </p>
        )}
      </div>
    </div>
  );
}
