import { Trans } from "@lingui/react/macro";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { formatNumber } from "@/lib/format";
import { BUCKET_LIST, bucketName } from "@/lib/words/programme";
import type { Typed } from "../typing/typed";
import { type Balance, balanceOf } from "./shares";

type Props = { profile: ProgrammeProfileOut; draft: Typed };

export const balances = ({ partners, targets }: ProgrammeProfileOut, draft: Typed) =>
  BUCKET_LIST.map((bucket) => ({
    bucket,
    ...balanceOf(
      draft,
      partners.map(({ cluster_slug }) => cluster_slug),
      bucket,
      targets[bucket] ?? 0,
    ),
  }));

/** The targets of the programme, and how much of each the partners have: changes as one types. */
export function Together({ profile, draft }: Props) {
  return (
    <section className="mt-8">
      <h2 className="text-lg">
        <Trans>All partners together</Trans>
      </h2>
      <ul className="mt-3 border-b border-line">
        {balances(profile, draft).map(({ bucket, ...line }) => (
          <li
            key={bucket}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 border-t border-line py-3 lg:grid-cols-[15rem_minmax(0,1fr)_6rem_13rem]"
          >
            <h3 className="text-base font-normal">{bucketName(bucket)}</h3>
            <p className="text-right tabular-nums lg:order-3">
              <Trans>
                <strong>{formatNumber(line.given)}</strong> of {formatNumber(line.target)}
              </Trans>
            </p>
            <div className="col-span-2 lg:order-2 lg:col-span-1">
              <Bar line={line} />
            </div>
            <p className="col-span-2 text-sm lg:order-4 lg:col-span-1">
              <Left line={line} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bar({ line: { target, given, over } }: { line: Balance }) {
  const share = (Math.min(given, target) / Math.max(target, 1)) * 100;
  return (
    <span aria-hidden="true" className="block h-3 overflow-hidden rounded-sm bg-line">
      <span
        className={`block h-full ${over > 0 ? "bg-madder" : "bg-woad"}`}
        style={{ width: `${over > 0 ? 100 : share}%` }}
      />
    </span>
  );
}

/** What is still to be given to a partner, in words. */
export function Left({ line: { target, left, over } }: { line: Balance }) {
  if (over > 0 || left > 0)
    return (
      <>
        {left > 0 && (
          <span className="text-weld-text">
            <Trans>{formatNumber(left)} not given to a partner yet</Trans>
          </span>
        )}
        {left > 0 && over > 0 && " · "}
        {over > 0 && (
          <span className="font-semibold text-madder">
            <Trans>{formatNumber(over)} more than the target</Trans>
          </span>
        )}
      </>
    );
  return (
    <span className="text-muted">
      {target === 0 ? <Trans>Nothing is owed</Trans> : <Trans>All given to partners</Trans>}
    </span>
  );
}
