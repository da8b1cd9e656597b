import type { Adjustment, ComparisonRow } from "@/api/generated/types.gen";
import { keyOf } from "./changes";
import { sorted } from "./differences";

/** The fields of one requirement, or of the price. */
export type FieldGroup = { key: string; label: string; fields: Adjustment[] };

/** What is worth turning: what stands in the way first, what is open, then the price. The fields of what
 *  is met, or what nobody asks, are `settled`. Each field stands once, with the first that asks for it. */
export function groupsOf(rows: ComparisonRow[], levers: Adjustment[], price: string) {
  const seen = new Set<string>();
  const group = ({ key, label, adjust }: ComparisonRow): FieldGroup => ({
    key,
    label,
    fields: adjust.filter((field) => !seen.has(keyOf(field)) && seen.add(keyOf(field))),
  });
  const { open, met, free } = sorted(rows);
  const shown = [...open.map(group), { key: "price", label: price, fields: levers }];
  return {
    shown: shown.filter(notEmpty),
    settled: [...met, ...free].map(group).filter(notEmpty),
  };
}

const notEmpty = ({ fields }: FieldGroup) => fields.length > 0;
