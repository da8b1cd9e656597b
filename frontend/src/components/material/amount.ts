import type { Period, QuantityUnit } from "@/api/generated/types.gen";

/** An amount while it is being typed. */
export type Amount = { amount: string; unit: QuantityUnit; rhythm: Period | "once" };

/** "1.850,5", "1 850.5" or "1850" as a number; nothing when it is none.
 *  A single mark before exactly three last digits separates thousands, except after a zero. */
export function readAmount(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, "").replace(/^\+/, "");
  if (!/^\d[\d.,]*$/.test(plain)) return undefined;
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  const marks = plain.replaceAll(/\d/g, "");
  const grouped =
    last >= 0 && plain.length - last === 4 && new Set(marks).size === 1 && !plain.startsWith("0");
  const whole = last < 0 || grouped ? plain : plain.slice(0, last);
  const part = last < 0 || grouped ? "" : plain.slice(last + 1);
  const value = Number(`${whole.replaceAll(/[.,]/g, "")}.${part || "0"}`);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** A number as it is typed: "1850,5". Three decimals get a zero, as they would read as thousands. */
export function writeAmount(value: number, mark: "," | "."): string {
  const [whole = "", part = ""] = String(value).split(".");
  if (part === "") return whole;
  return `${whole}${mark}${part}${part.length === 3 && whole !== "0" ? "0" : ""}`;
}
