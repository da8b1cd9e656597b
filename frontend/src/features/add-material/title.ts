import { t } from "@lingui/core/macro";
import type { CompositionPart } from "@/components/textile/composition-bar";

/** A title from what is known: "Workwear, polyester and cotton". */
export function suggestTitle(what: string, parts: CompositionPart[]): string {
  const [first, second] = parts.filter((part) => part.share >= 5);
  const name = (part: CompositionPart) => part.label.toLowerCase();
  if (!first) return what;
  if (!second) return `${what}, ${name(first)}`;
  return t`${what}, ${name(first)} and ${name(second)}`;
}
