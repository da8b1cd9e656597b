import { Trans, useLingui } from "@lingui/react/macro";
import { useNames } from "@/components/reference/names";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { formatPercent } from "@/lib/format";

export const FIBRES =
  "cotton polyester wool polyamide viscose flax acrylic lyocell silk hemp polypropylene".split(" ");

export type Wanted = {
  fibre?: string | undefined;
  leastPct: string;
  elastaneMax: string;
  product: string;
};

type Props = {
  draft: Wanted;
  /** The limit of elastane the record has, where it is not one of the usual ones. */
  also?: number | null | undefined;
  errors: (place: string) => string | undefined;
  change: (part: Partial<Wanted>) => void;
};

/** What is being looked for: the main fibre, how much of it, and what disturbs. */
export function NeedFields({ draft, also, errors, change }: Props) {
  const { t } = useLingui();
  const names = useNames();
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] gap-3">
        <Field label={<Trans>Mostly of</Trans>} error={errors("composition")}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={draft.fibre ?? ""}
              onChange={(event) => change({ fibre: event.target.value || undefined })}
            >
              <option value="">{t`any fibre`}</option>
              {FIBRES.map((slug) => (
                <option key={slug} value={slug}>
                  {names.fibre(slug)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={<Trans>At least, %</Trans>}>
          {(control) => (
            <input
              {...control}
              className="field"
              inputMode="numeric"
              disabled={!draft.fibre}
              value={draft.leastPct}
              placeholder="50"
              onChange={(event) => change({ leastPct: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Choices
        legend={t`Elastane`}
        value={draft.elastaneMax || "any"}
        onChange={(most) => change({ elastaneMax: most === "any" ? "" : most })}
        choices={[
          { value: "any", label: t`Does not matter` },
          { value: "5", label: t`at most ${formatPercent(5)}` },
          { value: "2", label: t`at most ${formatPercent(2)}` },
          { value: "0", label: t`none` },
          ...(also != null && ![0, 2, 5].includes(also)
            ? [{ value: String(also), label: t`at most ${formatPercent(also)}` }]
            : []),
        ]}
      />
      <Field label={<Trans>What will you make of it? (not needed)</Trans>}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={draft.product}
            onChange={(event) => change({ product: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
