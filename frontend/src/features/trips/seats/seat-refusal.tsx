import { isApiError } from "@/api/errors";
import { Refusal } from "@/components/ui/refusal";
import { currentLocale } from "@/lib/i18n";
import { whyNotApply } from "@/lib/words/trips";

/** Why a step with seats was refused: exactly in English, plainly in other languages. */
export function SeatRefusal({ error }: { error: unknown }) {
  if (!isApiError(error) || !error.detail || !error.code) return <Refusal error={error} />;
  const plain = whyNotApply({ code: error.code, detail: "" });
  if (!plain) return <Refusal error={error} />;
  return <Refusal>{currentLocale() === "en" ? error.detail : plain}</Refusal>;
}
