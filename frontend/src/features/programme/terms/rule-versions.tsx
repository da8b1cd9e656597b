import { Trans, useLingui } from "@lingui/react/macro";
import type { RuleSetOut } from "@/api/generated/types.gen";
import { formatDate, formatNumber } from "@/lib/format";
import { RULE_NAMES, RULES, type RuleName } from "./rule-numbers";

/** The version that counts in full, the others one below another. */
export function RuleVersions({ versions }: { versions: RuleSetOut[] }) {
  const current = versions.find(({ in_force }) => in_force);
  const others = versions.filter((each) => each !== current);
  return (
    <>
      {current && <Version version={current} />}
      {others.length > 0 && (
        <div className="mt-6">
          <h3 className="text-base font-semibold">
            <Trans>Other versions</Trans>
          </h3>
          {others.map((each) => (
            <details key={each.id} className="border-b border-line">
              <summary className="min-h-11 cursor-pointer py-2.5">
                <Heading version={each} />
              </summary>
              <Version version={each} bare />
            </details>
          ))}
        </div>
      )}
    </>
  );
}

function Heading({ version }: { version: Pick<RuleSetOut, "version" | "valid_from"> }) {
  const [number, from] = [version.version, formatDate(version.valid_from)];
  return (
    <Trans>
      Version {number}, from {from}
    </Trans>
  );
}

function Version({ version, bare }: { version: RuleSetOut; bare?: boolean }) {
  const { i18n } = useLingui();
  return (
    <div className="pb-4">
      {!bare && (
        <p className="mb-3 text-muted">
          <Heading version={version} />
        </p>
      )}
      <dl className="grid max-w-3xl gap-x-10 sm:grid-cols-2">
        {RULE_NAMES.map((name) => (
          <div key={name} className="flex justify-between gap-4 border-b border-line py-2">
            <dt className="text-muted">{i18n._(RULES[name])}</dt>
            <dd className="text-right font-semibold tabular-nums">
              <Value name={name} version={version} />
            </dd>
          </div>
        ))}
      </dl>
      {version.note && <p className="mt-4 max-w-read text-sm text-muted">{version.note}</p>}
    </div>
  );
}

function Value({ name, version }: { name: RuleName; version: RuleSetOut }) {
  const value = version[name];
  if (typeof value === "boolean") return value ? <Trans>yes</Trans> : <Trans>no</Trans>;
  return formatNumber(Number(value), 2);
}
