import type { QuotaNumbers } from "@/api/generated/types.gen";
import { shares } from "./numbers";

const STRIPES = {
  backgroundImage: "repeating-linear-gradient(90deg, var(--weld) 0 3px, transparent 3px 6px)",
};

/** Done, committed and planned as a woven strip; the numbers stand beside it in words. */
export function QuotaBar({ numbers }: { numbers: QuotaNumbers }) {
  const { closed, committed, planned } = shares(numbers);
  return (
    <span aria-hidden="true" className="flex h-3 w-full gap-px overflow-hidden rounded-sm bg-line">
      <span className="bg-woad" style={{ width: `${closed}%` }} />
      <span className="bg-woad opacity-55" style={{ width: `${committed}%` }} />
      <span style={{ width: `${planned}%`, ...STRIPES }} />
    </span>
  );
}
