import { ChevronRight } from "lucide-react";

/** The line that opens what is folded away. */
export const SUMMARY =
  "inline-flex min-h-11 list-none items-center gap-1.5 font-semibold text-indigo [&::-webkit-details-marker]:hidden";

/** Points down while it is open; its `details` is a `group`. */
export function FoldMark() {
  return (
    <ChevronRight
      size={18}
      aria-hidden="true"
      className="shrink-0 transition-transform group-open:rotate-90"
    />
  );
}
