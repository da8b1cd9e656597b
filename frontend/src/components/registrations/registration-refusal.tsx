import { isApiError } from "@/api/errors";
import { Refusal } from "@/components/ui/refusal";
import { currentLocale } from "@/lib/i18n";
import { refusalName } from "@/lib/words/registrations";

/** Why something was refused: exactly in English, plainly in other languages. */
export function RegistrationRefusal({ error }: { error: unknown }) {
  const plain = isApiError(error) ? refusalName(error.code) : undefined;
  if (!isApiError(error) || !plain) return <Refusal error={error} />;
  return <Refusal>{currentLocale() === "en" && error.detail ? error.detail : plain}</Refusal>;
}
