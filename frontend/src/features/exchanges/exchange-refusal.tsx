import { isApiError } from "@/api/errors";
import { Refusal } from "@/components/ui/refusal";
import { currentLocale } from "@/lib/i18n";
import { guardName } from "@/lib/words/exchanges";

/** Why a step was refused: every guard that does not hold, exactly in English, plainly in other languages. */
export function ExchangeRefusal({ error }: { error: unknown }) {
  if (!isApiError(error)) return <Refusal error={error} />;
  const inEnglish = currentLocale() === "en";
  const named = error.errors.filter(({ code }) => guardName(code));
  const lines = named.map(({ code, detail }) => (inEnglish ? detail : guardName(code)) ?? detail);
  const [only] = lines;
  if (lines.length === 0) {
    const known = guardName(error.code);
    if (!known) return <Refusal error={error} />;
    return <Refusal>{inEnglish && error.detail ? error.detail : known}</Refusal>;
  }
  if (lines.length === 1) return <Refusal>{only}</Refusal>;
  return (
    <Refusal>
      <ul className="list-disc space-y-1 pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Refusal>
  );
}
