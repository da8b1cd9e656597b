import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";

export type FilterChip = { key: string; label: string; remove: () => void };

/** What is being filtered by; each goes away by itself, or all at once. */
export function FilterChips({ chips, onClear }: { chips: FilterChip[]; onClear: () => void }) {
  const { t } = useLingui();
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          aria-label={t`Remove the filter ${chip.label}`}
          className="inline-flex min-h-9 items-center gap-1.5 rounded-full bg-indigo-tint px-3 text-sm font-semibold text-indigo"
          onClick={chip.remove}
        >
          {chip.label}
          <X size={15} aria-hidden="true" />
        </button>
      ))}
      <button type="button" className="button button-quiet text-sm" onClick={onClear}>
        <Trans>Clear all</Trans>
      </button>
    </div>
  );
}
