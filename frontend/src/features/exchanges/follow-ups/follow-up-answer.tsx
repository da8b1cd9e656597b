import { useLingui } from "@lingui/react/macro";
import type { FollowUpAnswers } from "@/api/generated/types.gen";
import { formatMoney, formatNumber } from "@/lib/format";

/** What one side has answered. */
export function FollowUpAnswer({ answers }: { answers: FollowUpAnswers }) {
  const { t } = useLingui();
  const { still_active, projects, publications, jobs_created, turnover_eur, word } = answers;
  const number = (value: number | null | undefined) => formatNumber(value ?? 0);
  const facts: [string, string][] = [
    [t`Still work together`, still_active ? t`Yes` : t`No`],
    [t`Projects`, number(projects)],
    [t`Publications`, number(publications)],
    [t`New jobs`, number(jobs_created)],
    [
      t`More turnover`,
      turnover_eur === null || turnover_eur === undefined
        ? t`not known`
        : formatMoney(turnover_eur, "EUR"),
    ],
  ];
  return (
    <>
      <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-5">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-sm text-muted">{name}</dt>
            <dd className="tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {word && <p className="mt-3 max-w-read whitespace-pre-line">{word}</p>}
    </>
  );
}
