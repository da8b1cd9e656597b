import { t } from "@lingui/core/macro";
import { readAmount } from "@/components/material/amount";
import type { Corrections } from "./corrections";

/** What the form itself can see; everything else the service says. */
export function whatIsMissing(form: Corrections): Record<string, string> {
  const counted = form.unit !== "kg" && form.unit !== "t";
  const isNumber = (text: string) => readAmount(text) !== undefined;
  const badWeight = counted && form.unitKg.trim() !== "" && !isNumber(form.unitKg);
  return {
    ...(form.title.trim() === "" && { title: t`Write a title.` }),
    ...(!isNumber(form.amount) && { quantity: t`Write how much, for example 400.` }),
    ...(badWeight && { unitKg: t`Write how many kg, for example 0.5.` }),
    ...(!form.postcode && !form.town && { place: t`Write a town or a postcode.` }),
    ...(form.price === "fixed" && !isNumber(form.perKg) && { price: t`Write the price per kg.` }),
  };
}
