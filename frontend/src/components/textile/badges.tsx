import { Trans } from "@lingui/react/macro";
import { clsx } from "clsx";
import { ArrowDownLeft, ArrowUpRight, Check, CircleHelp, X } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  offer: "bg-weld-tint text-weld-text",
  need: "bg-indigo-tint text-indigo",
  match: "bg-woad-tint text-woad",
  doubt: "bg-weld-tint text-weld-text",
  refusal: "bg-madder-tint text-madder",
  plain: "text-muted ring-1 ring-inset ring-line",
} as const;

export function Badge({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-semibold",
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}

export type Direction = "offer" | "need";

/** Offer is always weld with the arrow out, need always indigo with the arrow in. */
export function DirectionBadge({ direction }: { direction: Direction }) {
  return direction === "offer" ? (
    <Badge tone="offer">
      <ArrowUpRight size={14} aria-hidden="true" />
      <Trans>Offer</Trans>
    </Badge>
  ) : (
    <Badge tone="need">
      <ArrowDownLeft size={14} aria-hidden="true" />
      <Trans>Need</Trans>
    </Badge>
  );
}

export type Verdict = "pass" | "conditional" | "fail";

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  if (verdict === "pass") {
    return (
      <Badge tone="match">
        <Check size={14} aria-hidden="true" />
        <Trans>fits</Trans>
      </Badge>
    );
  }
  if (verdict === "conditional") {
    return (
      <Badge tone="doubt">
        <CircleHelp size={14} aria-hidden="true" />
        <Trans>fits if …</Trans>
      </Badge>
    );
  }
  return (
    <Badge tone="refusal">
      <X size={14} aria-hidden="true" />
      <Trans>does not fit</Trans>
    </Badge>
  );
}
