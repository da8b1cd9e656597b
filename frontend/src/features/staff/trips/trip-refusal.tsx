import { isApiError } from "@/api/errors";
import { Refusal } from "@/components/ui/refusal";
import { guardText, knowsGuard } from "@/lib/words/trip-staff";

/** Why a step was refused: everything that stands in the way. */
export function TripRefusal({ error }: { error: unknown }) {
  if (!isApiError(error)) return <Refusal error={error} />;
  const named = error.errors.filter(({ code }) => knowsGuard(code));
  if (named.length > 1)
    return (
      <Refusal>
        <ul className="list-disc space-y-1 pl-5">
          {named.map((each) => (
            <li key={each.code}>{guardText(each)}</li>
          ))}
        </ul>
      </Refusal>
    );
  if (!knowsGuard(error.code)) return <Refusal error={error} />;
  return <Refusal>{guardText(error)}</Refusal>;
}
