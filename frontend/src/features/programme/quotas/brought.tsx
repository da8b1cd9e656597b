import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getProgrammeFollowUpsOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { FollowUpNumbers, ProgrammeFollowUpsOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatMoney, formatNumber } from "@/lib/format";
import { useProgramme } from "../use-programme";

/** What the exchanges have brought, as both sides say half a year and a year later. */
export function Brought() {
  const { programme_slug } = useProgramme();
  const found = useQuery(getProgrammeFollowUpsOptions({ path: { programme_slug } }));
  return (
    <section aria-labelledby="brought" className="mt-12">
      <h2 id="brought" className="text-lg">
        <Trans>What the exchanges have brought</Trans>
      </h2>
      {found.isPending && <ListSkeleton rows={1} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && <Numbers found={found.data} />}
    </section>
  );
}

function Numbers({ found: { total, partners } }: { found: ProgrammeFollowUpsOut }) {
  const [answered, due] = [formatNumber(total.answered), formatNumber(total.due)];
  if (total.due === 0 && total.answered === 0)
    return (
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          Nobody has been asked yet. Both sides are asked half a year and a year after the stay.
        </Trans>
      </p>
    );
  return (
    <>
      <p className="mt-1 text-muted">
        <Trans>
          {answered} of {due} follow-ups are answered
        </Trans>
        {total.exchanges > 0 && (
          <>
            {": "}
            <Plural
              value={total.active}
              one="# cooperation is still active."
              other="# cooperations are still active."
            />
          </>
        )}
      </p>
      {total.exchanges > 0 && <Facts total={total} />}
      <ul className="mt-5 divide-y divide-line border-y border-line">
        {partners
          .filter((partner) => partner.due > 0)
          .map((partner) => (
            <li
              key={partner.cluster_slug}
              className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2.5"
            >
              <span>{partner.name}</span>
              <span className="text-muted tabular-nums">
                <Trans>
                  {formatNumber(partner.answered)} of {formatNumber(partner.due)} answered
                </Trans>
                {" · "}
                <Plural value={partner.active} one="# active" other="# active" />
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

function Facts({ total }: { total: FollowUpNumbers }) {
  const { t } = useLingui();
  const facts: [string, string][] = [
    [t`Still active`, formatNumber(total.active)],
    [t`Ended`, formatNumber(total.ended)],
    [t`The sides differ`, formatNumber(total.differing)],
    [t`Projects`, formatNumber(total.projects)],
    [t`Publications`, formatNumber(total.publications)],
    [t`New jobs`, formatNumber(total.jobs_created)],
    [t`More turnover`, formatMoney(total.turnover_eur, "EUR")],
  ];
  return (
    <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd className="text-lg tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
