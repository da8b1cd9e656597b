import { Trans } from "@lingui/react/macro";
import type { VoucherOut } from "@/api/generated/types.gen";
import { stepName, turnName } from "@/lib/words/money";

/** What is still missing before the money comes, the next thing first, and whose turn it is. */
export function VoucherSteps({ voucher }: { voucher: VoucherOut }) {
  const [next, ...later] = voucher.missing;
  if (!next) return null;
  return (
    <div className="mt-4">
      <p className="text-sm font-semibold">
        <Trans>Before the money comes</Trans>
      </p>
      <ol className="mt-1.5 space-y-1 text-sm">
        <li className="font-semibold text-indigo">
          {stepName(next.code)} · {turnName(next.turn)}
        </li>
        {later.map(({ code, turn }) => (
          <li key={code} className="text-muted">
            {stepName(code)} · {turnName(turn)}
          </li>
        ))}
      </ol>
    </div>
  );
}
