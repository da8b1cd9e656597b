import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listRetentionRulesOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { RetentionRuleOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Badge } from "@/components/textile/badges";
import { PageTitle } from "@/components/ui/page-title";
import { formatAgo, formatNumber } from "@/lib/format";
import { durationWords } from "./duration";

/** What is kept for how long, and that it is really cleared away. */
export function RetentionPage() {
  const { t } = useLingui();
  const list = useQuery(listRetentionRulesOptions());
  return (
    <>
      <PageTitle title={t`Retention`} />
      <p className="mt-1 text-muted">
        <Trans>
          What the platform keeps for a time, and then clears away by itself. It looks every hour.
          The journal stays; it holds no names.
        </Trans>
      </p>
      <div className="mt-7">
        {list.isPending && <ListSkeleton rows={4} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && <Rules rules={list.data.data} />}
      </div>
    </>
  );
}

const cell = "py-3 pr-5 max-md:p-0 max-md:pr-0";

function Rules({ rules }: { rules: RetentionRuleOut[] }) {
  return (
    <table className="w-full border-collapse text-left">
      <thead className="text-sm text-muted max-md:sr-only">
        <tr>
          <th scope="col" className="py-2 pr-5 font-normal">
            <Trans>What</Trans>
          </th>
          <th scope="col" className="py-2 pr-5 font-normal">
            <Trans>Kept for</Trans>
          </th>
          <th scope="col" className="py-2 pr-5 text-right font-normal">
            <Trans>Due now</Trans>
          </th>
          <th scope="col" className="py-2 pr-5 text-right font-normal">
            <Trans>Cleared in 30 days</Trans>
          </th>
          <th scope="col" className="py-2 font-normal">
            <Trans>Last time</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.name} className="border-t border-line align-top max-md:block max-md:py-3">
            <th scope="row" className={`${cell} font-semibold max-md:block`}>
              {rule.what}
            </th>
            <td className={`${cell} max-md:mr-2 max-md:inline`}>{durationWords(rule.kept_for)}</td>
            <td className={`${cell} text-right max-md:hidden`}>{formatNumber(rule.due)}</td>
            <td className={`${cell} text-right max-md:hidden`}>
              {formatNumber(rule.removed_in_30_days)}
            </td>
            <td className="py-3 max-md:block max-md:py-0 max-md:text-sm">
              <span className="text-muted md:hidden">
                <Trans>
                  due {formatNumber(rule.due)} · cleared {formatNumber(rule.removed_in_30_days)} in
                  30 days
                </Trans>
                {" · "}
              </span>
              <LastRun rule={rule} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastRun({ rule: { last_run } }: { rule: RetentionRuleOut }) {
  if (!last_run) {
    return (
      <span className="text-muted">
        <Trans>not yet</Trans>
      </span>
    );
  }
  return (
    <>
      <span className="text-muted">{formatAgo(last_run.at)}</span>
      {last_run.failure && (
        <span className="block">
          <Badge tone="refusal">
            <Trans>failed</Trans>
          </Badge>{" "}
          <span className="text-sm">{last_run.failure}</span>
        </span>
      )}
    </>
  );
}
