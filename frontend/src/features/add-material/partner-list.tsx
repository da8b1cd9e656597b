import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ClosestMiss, MatchCandidate } from "@/api/generated/types.gen";
import { MissList } from "@/components/material/miss-list";
import { placeName } from "@/components/material/place";
import { VerdictBadge } from "@/components/textile/badges";
import { ScoreSwatch } from "@/components/textile/score-swatch";
import { formatKm } from "@/lib/format";
import { lacksFibres } from "./partner-strip";
import { partnersQuery } from "./queries";
import type { StreamDraft } from "./types";

/** The best partners found so far, with the reason for each. */
export function PartnerList({ stream }: { stream: StreamDraft | undefined }) {
  const found = useQuery(partnersQuery(stream)).data;
  if (!stream || !found || (found.data.length === 0 && lacksFibres(stream))) return null;
  if (found.closest_misses.length > 0) return <Misses misses={found.closest_misses} />;
  if (found.data.length === 0) return null;
  return (
    <section>
      <h2 className="text-lg">
        <Trans>Seen so far</Trans>
      </h2>
      <ul className="mt-2">
        {found.data.map((candidate) => (
          <Partner key={candidate.stream.id} candidate={candidate} />
        ))}
      </ul>
    </section>
  );
}

/** Nobody fits yet: who would, were it not for one thing. */
function Misses({ misses }: { misses: ClosestMiss[] }) {
  return (
    <section>
      <h2 className="text-lg">
        <Trans>One thing is in the way</Trans>
      </h2>
      <MissList misses={misses} />
    </section>
  );
}

function Partner({ candidate: { stream, explanation } }: { candidate: MatchCandidate }) {
  const km = explanation.distance_km;
  const where = placeName(stream.place);
  return (
    <li className="flex gap-4 border-t border-line py-4">
      <ScoreSwatch scores={explanation.parts.map((part) => part.score)} className="size-12" />
      <div className="min-w-0 text-sm">
        <p className="text-base font-semibold leading-snug">{stream.title}</p>
        <p className="text-muted">{km === null ? where : `${where}, ${formatKm(km)}`}</p>
        <p className="mt-1">
          <VerdictBadge verdict={explanation.verdict} />
        </p>
        <p className="mt-1">{explanation.summary}</p>
      </div>
    </li>
  );
}
