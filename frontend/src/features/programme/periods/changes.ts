import { t } from "@lingui/core/macro";
import type { Bucket, ExchangeState, OrganisationClass } from "@/api/generated/types.gen";
import { formatDate, formatMoney } from "@/lib/format";
import { stateName } from "@/lib/words/exchanges";
import { BUCKET_LIST, bucketName, CLASS_LIST, className } from "@/lib/words/programme";

/** What an adjustment changes, in words: `Where it counts: Large companies instead of …`. */
export function saidOf(name: string, was: unknown, now: unknown): string {
  const label = labelOf(name);
  if (!SHOWN.has(name)) return label;
  const [before, after] = [asWords(name, was), asWords(name, now)];
  return t`${label}: ${after}, told before: ${before}`;
}

/** Of the others that they changed says enough. */
const SHOWN = new Set([
  "bucket",
  "state",
  "organisation_class",
  "counted",
  "funded",
  "starts_on",
  "ends_on",
  "working_days",
  "approved_eur",
  "paid_on",
]);

function labelOf(name: string): string {
  switch (name) {
    case "bucket":
      return t`Where it counts`;
    case "state":
      return t`State`;
    case "organisation_class":
      return t`What the visitor is`;
    case "counted":
      return t`Counts`;
    case "funded":
      return t`With a voucher`;
    case "starts_on":
      return t`First day`;
    case "ends_on":
      return t`Last day`;
    case "working_days":
      return t`Working days`;
    case "approved_eur":
      return t`Amount approved`;
    case "paid_on":
      return t`Paid on`;
    case "evidence":
      return t`Evidence was added or decided anew`;
    default:
      return t`Other details changed`;
  }
}

function asWords(name: string, value: unknown): string {
  if (value === null || value === undefined) return t`nothing`;
  if (typeof value === "boolean") return value ? t`yes` : t`no`;
  const text = String(value);
  if (name === "bucket" && BUCKET_LIST.includes(text as Bucket)) return bucketName(text as Bucket);
  if (name === "organisation_class" && CLASS_LIST.includes(text as OrganisationClass))
    return className(text as OrganisationClass);
  if (name === "state") return stateName(text as ExchangeState);
  if (name === "approved_eur") return formatMoney(Number(text), "EUR");
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  return text;
}
