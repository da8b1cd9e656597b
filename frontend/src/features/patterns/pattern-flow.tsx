import { useLingui } from "@lingui/react/macro";
import { ArrowRight } from "lucide-react";
import { roleName } from "@/lib/words/actors";
import { inReaders } from "./words";

type Flow = {
  donor_trades: string[];
  receiver_trades: string[];
  product: Record<string, string>;
};

/** Who has it, what it becomes, who uses it: weld, woad and indigo as everywhere. */
export function PatternFlow({ pattern }: { pattern: Flow }) {
  const { t } = useLingui();
  return (
    <dl className="grid gap-x-2 gap-y-1.5 text-sm sm:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto_minmax(0,1fr)]">
      <Stop label={t`Has it`} tone="bg-weld-tint text-weld-text">
        {trades(pattern.donor_trades, t`any company`)}
      </Stop>
      <Arrow />
      <Stop label={t`It becomes`} tone="bg-woad-tint text-woad">
        {inReaders(pattern.product)}
      </Stop>
      <Arrow />
      <Stop label={t`Uses it`} tone="bg-indigo-tint text-indigo">
        {trades(pattern.receiver_trades, t`any company`)}
      </Stop>
    </dl>
  );
}

const NAMED = 3;

function trades(roles: string[], any: string): string {
  if (roles.length === 0) return any;
  const named = roles.slice(0, NAMED).map(roleName);
  return roles.length > NAMED ? `${named.join(", ")} …` : named.join(", ");
}

type StopProps = { label: string; tone: string; children: string };

function Stop({ label, tone, children }: StopProps) {
  return (
    <div className={`min-w-0 rounded-md px-3 py-2 ${tone}`}>
      <dt className="text-xs">{label}</dt>
      <dd className="break-words font-semibold leading-snug hyphens-auto">{children}</dd>
    </div>
  );
}

function Arrow() {
  return (
    <div aria-hidden="true" className="grid place-items-center text-muted">
      <ArrowRight size={18} className="rotate-90 sm:rotate-0" />
    </div>
  );
}
