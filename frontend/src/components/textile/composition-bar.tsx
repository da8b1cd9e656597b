import { Trans } from "@lingui/react/macro";
import { clsx } from "clsx";
import { formatPercent } from "@/lib/format";
import { fibreColour } from "./fibre-family";

export type CompositionPart = {
  fibre: string;
  label: string;
  share: number;
  group?: string | null | undefined;
};

/** A thin bar split by fibre, with the names and shares written below it. */
export function CompositionBar({ parts, small }: { parts: CompositionPart[]; small?: boolean }) {
  if (parts.length === 0) {
    return (
      <p className="text-sm text-muted">
        <Trans>Composition not stated</Trans>
      </p>
    );
  }
  const total = parts.reduce((sum, part) => sum + part.share, 0);
  const rest = Math.max(0, 100 - total);
  return (
    <div>
      <div
        aria-hidden="true"
        className={clsx("flex gap-0.5 overflow-hidden rounded-sm", small ? "h-1.5" : "h-3")}
      >
        {parts.map((part) => (
          <span
            key={part.fibre}
            className="min-w-0.5"
            style={{ flexGrow: part.share, background: fibreColour(part.fibre, part.group) }}
          />
        ))}
        {rest > 0.5 && <span style={{ flexGrow: rest, background: "var(--fibre-unknown)" }} />}
      </div>
      <p className={clsx("text-muted", small ? "mt-1 text-xs" : "mt-2 text-sm")}>
        {parts.map((part) => `${part.label} ${formatPercent(part.share)}`).join(" · ")}
      </p>
    </div>
  );
}
