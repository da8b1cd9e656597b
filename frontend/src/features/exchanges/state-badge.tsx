import { clsx } from "clsx";
import type { ExchangeOut, ExchangeState } from "@/api/generated/types.gen";
import { stateName } from "@/lib/words/exchanges";

const GOOD: ExchangeState[] = ["validated", "paid", "closed"];
const ENDED: ExchangeState[] = ["rejected", "cancelled", "no_show", "not_fundable", "recovered"];

/** Where an exchange is, in a word. */
export function StateBadge({ exchange }: { exchange: Pick<ExchangeOut, "state"> }) {
  const { state } = exchange;
  const tone = GOOD.includes(state)
    ? "bg-woad-tint text-woad"
    : ENDED.includes(state)
      ? "bg-madder-tint text-madder"
      : "bg-indigo-tint text-indigo";
  return (
    <span className={clsx("rounded-full px-2.5 py-0.5 text-sm font-semibold", tone)}>
      {stateName(state)}
    </span>
  );
}
