import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getQuotaBoardOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { QuotaBoardOut, QuotaRow } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { formatNumber } from "@/lib/format";
import { bucketName } from "@/lib/words/programme";
import { useProgramme } from "../use-programme";
import { Brought } from "./brought";
import { balance, uncounted } from "./numbers";
import { PartnerMatrix } from "./partner-matrix";
import { QuotaBar } from "./quota-bar";
import { QuotaLink } from "./quota-link";

/** What is owed to the funder, and how far it has come. */
export function QuotaPage() {
  const { t } = useLingui();
  const { programme_slug } = useProgramme();
  const board = useQuery(getQuotaBoardOptions({ path: { programme_slug } }));
  return (
    <>
      {board.isPending && (
        <>
          <PageTitle title={t`Quotas`} />
          <ListSkeleton rows={5} />
        </>
      )}
      {board.isError && (
        <>
          <PageTitle title={t`Quotas`} />
          <Failure error={board.error} retry={() => void board.refetch()} />
        </>
      )}
      {board.isSuccess && <Board board={board.data} />}
    </>
  );
}

function Board({ board }: { board: QuotaBoardOut }) {
  const { t } = useLingui();
  const { closed, committed, planned, target, red, doubtful } = board.total.total;
  const [done, owed] = [formatNumber(closed), formatNumber(target ?? 0)];
  return (
    <>
      <PageTitle title={t`Quotas`}>
        <Trans>
          {done} of {owed} exchanges are done
        </Trans>
      </PageTitle>
      <p className="mt-2 text-lg text-muted">
        <Plural value={committed} one="# is committed" other="# are committed" />
        {", "}
        <Plural value={planned} one="# is planned" other="# are planned" />.{" "}
        <Members board={board} />
      </p>
      <Warnings red={red} doubtful={doubtful} uncounted={uncounted(board)} />
      <Legend />
      <ul className="mt-4 border-b border-line">
        {board.rows.map((row) => (
          <Row key={row.bucket ?? "none"} row={row} />
        ))}
      </ul>
      <PartnerMatrix board={board} />
      <Brought />
    </>
  );
}

function Members({ board }: { board: QuotaBoardOut }) {
  const { members, members_target } = board;
  if (members_target === null)
    return <Plural value={members} one="# member is confirmed." other="# members are confirmed." />;
  const wanted = formatNumber(members_target);
  return (
    <Trans>
      {formatNumber(members)} of {wanted} members are confirmed.
    </Trans>
  );
}

type Wrong = { red: number; doubtful: number; uncounted: number };

function Warnings({ red, doubtful, uncounted }: Wrong) {
  if (red === 0 && doubtful === 0 && uncounted === 0) return null;
  return (
    <ul className="mt-5 space-y-2">
      {red > 0 && (
        <li className="rounded-md bg-madder-tint px-4 py-3 text-madder">
          <QuotaLink red>
            <Plural
              value={red}
              one="# funded exchange lacks evidence"
              other="# funded exchanges lack evidence"
            />
          </QuotaLink>{" "}
          <Trans>and cannot be reported before it is there.</Trans>
        </li>
      )}
      {doubtful > 0 && (
        <li className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
          <QuotaLink doubtful>
            <Plural
              value={doubtful}
              one="# exchange counts where somebody should look"
              other="# exchanges count where somebody should look"
            />
          </QuotaLink>
          .
        </li>
      )}
      {uncounted > 0 && (
        <li className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
          <QuotaLink bucket={null}>
            <Plural
              value={uncounted}
              one="# exchange counts nowhere yet"
              other="# exchanges count nowhere yet"
            />
          </QuotaLink>{" "}
          <Trans>until somebody has decided what the visitor counts as.</Trans>
        </li>
      )}
    </ul>
  );
}

function Legend() {
  return (
    <p className="mt-8 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="size-3 rounded-sm bg-woad" />
        <Trans>Done</Trans>
      </span>
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="size-3 rounded-sm bg-woad opacity-55" />
        <Trans>Committed</Trans>
      </span>
      <span className="inline-flex items-center gap-2">
        <span
          aria-hidden="true"
          className="size-3 rounded-sm"
          style={{
            backgroundImage:
              "repeating-linear-gradient(90deg, var(--weld) 0 3px, transparent 3px 6px)",
          }}
        />
        <Trans>Planned</Trans>
      </span>
    </p>
  );
}

function Row({ row }: { row: QuotaRow }) {
  const { bucket, total } = row;
  const { missing, over } = balance(total.remaining);
  const owed = formatNumber(total.target ?? 0);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 border-t border-line py-3.5 lg:grid-cols-[14rem_minmax(0,1fr)_5.5rem_17rem]">
      <h2 className="text-base font-normal">
        {bucket ? bucketName(bucket) : <Trans>In no bucket yet</Trans>}
      </h2>
      <p className="text-right tabular-nums lg:order-3">
        <QuotaLink bucket={bucket} stage="closed" count={total.closed}>
          <strong>{formatNumber(total.closed)}</strong>
        </QuotaLink>
        {total.target !== null && (
          <>
            {" "}
            <Trans>of {owed}</Trans>
          </>
        )}
      </p>
      <div className="col-span-2 lg:order-2 lg:col-span-1">
        <QuotaBar numbers={total} />
      </div>
      <p className="col-span-2 text-sm text-muted lg:order-4 lg:col-span-1">
        <QuotaLink bucket={bucket} stage="committed" count={total.committed}>
          <Trans>{formatNumber(total.committed)} committed</Trans>
        </QuotaLink>
        {" · "}
        <QuotaLink bucket={bucket} stage="planned" count={total.planned}>
          <Trans>{formatNumber(total.planned)} planned</Trans>
        </QuotaLink>
        {total.target !== null && (
          <>
            {" · "}
            {over > 0 ? (
              <Trans>{formatNumber(over)} more than owed</Trans>
            ) : (
              <Trans>{formatNumber(missing)} to find</Trans>
            )}
          </>
        )}
      </p>
    </li>
  );
}
