import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ExchangeOut, Stage } from "@/api/generated/types.gen";
import { stageName } from "@/lib/words/exchanges";
import type { BoardProps } from "./board-page";
import { BUCKETS, type ExchangeBoardSearch } from "./search";

const STAGES: Stage[] = ["planned", "committed", "closed", "ended"];

/** Narrowing the board; all of it stands in the address. */
export function Filters({ search, change, exchanges }: BoardProps & { exchanges: ExchangeOut[] }) {
  const { t } = useLingui();
  const clusters = new Map(
    exchanges.map(({ visitor_cluster }) => [visitor_cluster.slug, visitor_cluster.name]),
  );
  const buckets: Record<string, string> = {
    sme: t`SME`,
    cluster_organisation: t`Cluster organisation`,
    scaling_up_support_organisation: t`Scaling-up support`,
    large_company: t`Large company`,
    public_company: t`Public company`,
  };
  return (
    <div className="mt-4 grid grid-cols-2 items-end gap-3 lg:flex lg:flex-wrap">
      <Choice
        label={t`Sent by`}
        value={search.cluster}
        set={(cluster) => change({ cluster })}
        options={[...clusters]}
      />
      <Choice
        label={t`Counts as`}
        value={search.bucket}
        set={(bucket) => change({ bucket: bucket as ExchangeBoardSearch["bucket"] })}
        options={[
          ...BUCKETS.map((each): [string, string] => [each, buckets[each] ?? each]),
          ["none", t`In no bucket yet`],
        ]}
      />
      <Choice
        label={t`How far`}
        value={search.stage}
        set={(stage) => change({ stage: stage as ExchangeBoardSearch["stage"] })}
        options={STAGES.map((each) => [each, stageName(each)])}
      />
      <Toggle on={search.turn === "yes"} set={(on) => change({ turn: on ? "yes" : undefined })}>
        <Trans>Your turn</Trans>
      </Toggle>
      <Toggle on={search.red === "yes"} set={(on) => change({ red: on ? "yes" : undefined })}>
        <Trans>Proofs missing</Trans>
      </Toggle>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: string | undefined;
  set: (value: string | undefined) => void;
  options: [string, string][];
};

function Choice({ label, value, set, options }: ChoiceProps) {
  const { t } = useLingui();
  return (
    <label className="block min-w-0 text-sm">
      <span className="mb-1 block text-muted">{label}</span>
      <select
        className="field"
        value={value ?? ""}
        onChange={(event) => set(event.target.value || undefined)}
      >
        <option value="">{t`All`}</option>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Toggle(props: { on: boolean; set: (on: boolean) => void; children: ReactNode }) {
  return (
    <label className="choice flex items-center gap-2.5">
      <input
        type="checkbox"
        className="check"
        checked={props.on}
        onChange={(event) => props.set(event.target.checked)}
      />
      <span>{props.children}</span>
    </label>
  );
}
