import { t } from "@lingui/core/macro";
import type { PartnerBudget } from "@/api/generated/types.gen";

/** In the order money goes back: what is gone first, what is free last. */
export const PARTS = ["paid", "issued", "reserved", "free"] as const;
export type Part = (typeof PARTS)[number];

export function partName(part: Part): string {
  switch (part) {
    case "paid":
      return t`Paid out`;
    case "issued":
      return t`Promised`;
    case "reserved":
      return t`Set aside`;
    case "free":
      return t`Not yet promised`;
  }
}

/** Each part in percent of the whole, for the bar; nothing where there is no money. */
export function sharesOf(
  budget: Pick<PartnerBudget, Part | "total">,
): { part: Part; share: number }[] {
  const total = Number(budget.total.amount);
  if (total <= 0) return [];
  return PARTS.map((part) => ({ part, share: (Number(budget[part].amount) / total) * 100 })).filter(
    ({ share }) => share > 0,
  );
}
