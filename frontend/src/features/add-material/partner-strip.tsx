import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Direction, MatchSearchOut } from "@/api/generated/types.gen";
import { ScoreSwatch } from "@/components/textile/score-swatch";
import { formatKm } from "@/lib/format";
import { partnersQuery } from "./queries";
import type { StreamDraft } from "./types";

type Props = { stream: StreamDraft | undefined; direction: Direction };

/** Who could use it, kept in sight while one is typing. */
export function PartnerStrip({ stream, direction }: Props) {
  const search = useQuery(partnersQuery(stream));
  const settled = stream ? search.data : undefined;
  // Without its fibres an offer fits nobody yet; that is no news worth telling.
  const found = settled?.data.length === 0 && lacksFibres(stream) ? undefined : settled;
  const missed = found?.closest_misses[0];
  const best = found?.data[0];
  return (
    <div className="flex min-h-14 items-center gap-4" aria-live="polite">
      <ScoreSwatch
        scores={best?.explanation.parts.map((part) => part.score) ?? [0, 0, 0, 0]}
        className="size-13"
      />
      <div className="min-w-0 leading-snug">
        <p className="font-semibold">
          <Headline found={found} direction={direction} />
        </p>
        <p className="truncate text-sm text-muted">
          {best ? <Nearest found={found} /> : (missed?.obstacle ?? <Invitation stream={stream} />)}
        </p>
      </div>
    </div>
  );
}

type HeadlineProps = { found: MatchSearchOut | undefined; direction: Direction };

function Headline({ found, direction }: HeadlineProps) {
  if (!found) {
    return direction === "offer" ? <Trans>Who could use it?</Trans> : <Trans>Who has it?</Trans>;
  }
  const count = found.fitting;
  if (count === 0 && found.closest_misses.length > 0)
    return <Trans>Almost: one thing is in the way</Trans>;
  if (count === 0) return <Trans>Nobody yet, but more come every week</Trans>;
  return direction === "offer" ? (
    <Plural value={count} one="# can use it" other="# can use it" />
  ) : (
    <Plural value={count} one="# can deliver it" other="# can deliver it" />
  );
}

function Nearest({ found }: { found: MatchSearchOut | undefined }) {
  const [best] = found?.data ?? [];
  if (!best) return null;
  const km = best.explanation.distance_km;
  return km === null ? (
    <Trans>best: {best.stream.title}</Trans>
  ) : (
    <Trans>
      best, {formatKm(km)} away: {best.stream.title}
    </Trans>
  );
}

function Invitation({ stream }: { stream: StreamDraft | undefined }) {
  if (!stream) return <Trans>Say what it is, and see at once.</Trans>;
  if (lacksFibres(stream)) return <Trans>Say what it is made of, and see at once.</Trans>;
  return <Trans>List it anyway: it is compared with everything new.</Trans>;
}

export function lacksFibres(stream: StreamDraft | undefined): boolean {
  return stream?.direction === "offer" && (stream.material.composition ?? []).length === 0;
}
