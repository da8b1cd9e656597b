import { isApiError } from "@/api/errors";
import { Refusal } from "@/components/ui/refusal";
import { currentLocale } from "@/lib/i18n";
import { paperProblem } from "@/lib/words/papers";

/** Why a document or a file was refused: the service's own sentence in English, ours in other languages. */
export function PaperRefusal({ error }: { error: unknown }) {
  const known = isApiError(error) ? paperProblem(error.code) : undefined;
  if (!known || !isApiError(error)) return <Refusal error={error} />;
  const exact = currentLocale() === "en" && error.detail.length > 12;
  return <Refusal>{exact ? error.detail : known}</Refusal>;
}
