import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { fieldPath, isApiError } from "@/api/errors";

/** Puts what the service says about fields at those fields; the first one takes the focus. */
export function showFieldProblems<T extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<T>,
): void {
  if (!isApiError(error)) return;
  error.errors.forEach(({ pointer, detail }, index) => {
    setError(fieldPath(pointer) as Path<T>, { message: detail }, { shouldFocus: index === 0 });
  });
}
