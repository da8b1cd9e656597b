import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getMatchQualityOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { MatchQualityOut, Share } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatNumber, formatPercent } from "@/lib/format";
import { bandName } from "@/lib/words/matches";

/** Each number with what it was counted from: a share of four says little. */
export function Quality() {
  const found = useQuery(getMatchQualityOptions());
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <>
      <Shares quality={found.data} />
      <Bands quality={found.data} />
    </>
  );
}

function Shares({ quality }: { quality: MatchQualityOut }) {
  const { t } = useLingui();
  const lines: [string, string, Share][] = [
    [
      t`Offers with a partner`,
      t`Published offers with a strong or possible match`,
      quality.coverage,
    ],
    [
      t`Right at the top`,
      t`Accepted, of what was decided among the first three`,
      quality.precision_at_3,
    ],
    [t`Kept at the top`, t`Not dismissed, of the first three`, quality.kept_at_3],
    [t`Found at all`, t`Of all accepted pairs, those among the first ten`, quality.recall_at_10],
    [t`On a condition`, t`Suggestions that need something settled first`, quality.conditionals],
    [
      t`Conditions that were met`,
      t`Of conditional matches whose materials changed since and still fit`,
      quality.conditionals_that_passed,
    ],
  ];
  return (
    <dl className="grid gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-3">
      {lines.map(([name, meaning, share]) => (
        <div key={name}>
          <dt className="font-semibold">{name}</dt>
          <dd className="mt-1 text-2xl font-bold leading-none tabular-nums">
            {share.share === null ? "–" : formatPercent(Math.round(share.share * 100))}
            <span className="ml-2 text-sm font-normal text-muted">
              <Trans>of {formatNumber(share.of)}</Trans>
            </span>
          </dd>
          <dd className="mt-1.5 text-sm text-muted">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

function Bands({ quality }: { quality: MatchQualityOut }) {
  if (quality.bands.length === 0) return null;
  return (
    <table className="mt-8 w-full max-w-xl border-collapse text-left">
      <caption className="pb-2 text-left text-sm text-muted">
        <Trans>
          Whether a band keeps what it promises: strong ones should be accepted more often.
        </Trans>
      </caption>
      <thead className="text-sm text-muted">
        <tr>
          <th scope="col" className="py-2 pr-4 font-normal">
            <Trans>How well it fits</Trans>
          </th>
          <th scope="col" className="py-2 pr-4 text-right font-normal">
            <Trans>Suggested</Trans>
          </th>
          <th scope="col" className="py-2 pr-4 text-right font-normal">
            <Trans>Decided</Trans>
          </th>
          <th scope="col" className="py-2 text-right font-normal">
            <Trans>Accepted</Trans>
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {quality.bands.map(({ band, suggested, decided, accepted }) => (
          <tr key={band} className="border-t border-line">
            <th scope="row" className="py-2.5 pr-4 font-semibold">
              {bandName(band)}
            </th>
            <td className="py-2.5 pr-4 text-right">{formatNumber(suggested)}</td>
            <td className="py-2.5 pr-4 text-right">{formatNumber(decided)}</td>
            <td className="py-2.5 text-right">
              {accepted.share === null ? "–" : formatPercent(Math.round(accepted.share * 100))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
