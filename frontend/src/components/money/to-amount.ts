/** What people write as an amount, in either language, as the API takes it; undefined where it is none. */
export function toAmount(written: string): string | undefined {
  const plain = written.replace(/[\s€]/g, "").replace("−", "-");
  const found = /^(-?)(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!found) return undefined;
  const [, sign = "", whole = "", cents = ""] = found;
  const digits = whole.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  if (digits.length > 8 || Number(`${digits}.${cents || "0"}`) === 0) return undefined;
  return `${sign}${digits}.${cents.padEnd(2, "0")}`;
}
