import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check, Minus } from "lucide-react";
import { useState } from "react";
import { listEligibilityRulesOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { EligibilityRuleOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { CLASS_LIST, className } from "@/lib/words/programme";
import { useProgramme } from "../use-programme";
import { RuleDialog } from "./rule-dialog";

/** Each kind of organisation in both roles. */
export function Matrix() {
  const { programme_slug, may_set } = useProgramme();
  const found = useQuery(listEligibilityRulesOptions({ path: { programme_slug } }));
  const [changing, setChanging] = useState<EligibilityRuleOut>();
  if (found.isPending) return <ListSkeleton rows={5} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const rules = found.data.data;
  const cell = (found: string, role: string) =>
    rules.find((each) => each.organisation_class === found && each.role === role);
  return (
    <>
      <ul className="border-t border-line">
        {CLASS_LIST.map((each) => {
          const visitor = cell(each, "visitor");
          const host = cell(each, "host");
          return (
            <li
              key={each}
              className="grid gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[13rem_minmax(0,1fr)_minmax(0,12rem)]"
            >
              <h3 className="text-base font-semibold">{className(each)}</h3>
              {visitor && (
                <Cell rule={visitor} onChange={may_set ? () => setChanging(visitor) : undefined} />
              )}
              {host && (
                <Cell rule={host} onChange={may_set ? () => setChanging(host) : undefined} />
              )}
            </li>
          );
        })}
      </ul>
      {changing && (
        <RuleDialog
          key={`${changing.organisation_class} ${changing.role}`}
          rule={changing}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}

type CellProps = { rule: EligibilityRuleOut; onChange: (() => void) | undefined };

function Cell({ rule, onChange }: CellProps) {
  const Sign = rule.allowed ? Check : Minus;
  const said = (
    <>
      <Sign
        size={18}
        aria-hidden="true"
        className={`mt-0.5 shrink-0 ${rule.allowed ? "text-woad" : "text-muted"}`}
      />
      <span className="min-w-0">
        <Said rule={rule} />
        {rule.note && <span className="block text-sm text-muted">{rule.note}</span>}
      </span>
    </>
  );
  if (!onChange) return <p className="flex gap-2">{said}</p>;
  return (
    <button
      type="button"
      className="-mx-2 flex min-h-11 gap-2 rounded-md px-2 py-1.5 text-left hover:bg-sunken"
      onClick={onChange}
    >
      {said}
    </button>
  );
}

function Said({ rule }: { rule: EligibilityRuleOut }) {
  const { role, allowed, funded, needs_membership } = rule;
  if (!allowed)
    return role === "visitor" ? <Trans>Does not visit</Trans> : <Trans>Does not host</Trans>;
  if (role === "host")
    return needs_membership ? <Trans>Hosts, as a confirmed member</Trans> : <Trans>Hosts</Trans>;
  if (!funded) return <Trans>Visits without a voucher</Trans>;
  return needs_membership ? (
    <Trans>Visits with a voucher, as a confirmed member</Trans>
  ) : (
    <Trans>Visits with a voucher</Trans>
  );
}
