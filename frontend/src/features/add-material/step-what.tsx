import { Trans, useLingui } from "@lingui/react/macro";
import type { CompositionReadingOut } from "@/api/generated/types.gen";
import { SelectFilter } from "@/components/filters/select-filter";
import { AmountField } from "@/components/material/amount-field";
import { DryField, EvidenceField } from "@/components/material/choice-fields";
import { CompositionField } from "@/components/material/composition-field";
import { NeedFields } from "@/components/material/need-fields";
import { useNames } from "@/components/reference/names";
import { Choices } from "@/components/ui/choices";
import type { Draft } from "./draft";
import { KINDS, OTHER } from "./kinds";

type Props = {
  draft: Draft;
  reading: CompositionReadingOut | undefined;
  errors: (place: string) => string | undefined;
  change: (part: Partial<Draft>) => void;
};

export function StepWhat({ draft, reading, errors, change }: Props) {
  const { t } = useLingui();
  const offering = draft.direction === "offer";
  return (
    <div className="space-y-7">
      <Choices
        legend={t`Do you have it or look for it?`}
        hideLegend
        value={draft.direction}
        onChange={(direction) => change({ direction })}
        choices={[
          { value: "offer", label: t`We have it left over` },
          { value: "need", label: t`We are looking for it` },
        ]}
      />
      <KindField draft={draft} error={errors("form")} change={change} />
      {offering ? (
        <>
          <CompositionField
            text={draft.composition}
            reading={reading}
            error={errors("composition")}
            onChange={(composition) => change({ composition })}
          />
          {draft.composition.trim() !== "" && (
            <EvidenceField value={draft.evidence} onChange={(evidence) => change({ evidence })} />
          )}
        </>
      ) : (
        <NeedFields draft={draft} errors={errors} change={change} />
      )}
      <AmountField
        value={draft}
        direction={draft.direction}
        error={errors("quantity")}
        change={change}
      />
      {offering && (
        <DryField value={draft.moisture} onChange={(moisture) => change({ moisture })} />
      )}
    </div>
  );
}

type KindProps = Pick<Props, "draft" | "change"> & { error: string | undefined };

function KindField({ draft, error, change }: KindProps) {
  const { t, i18n } = useLingui();
  const names = useNames();
  return (
    <div className="space-y-3">
      <Choices
        legend={<Trans>What is it?</Trans>}
        value={draft.kind}
        error={error}
        onChange={(kind) => change({ kind, form: undefined })}
        choices={[
          ...KINDS.map((kind) => ({ value: kind.value, label: i18n._(kind.label) })),
          { value: OTHER, label: t`Something else` },
        ]}
      />
      {draft.kind === OTHER && (
        <SelectFilter
          label={t`Choose the form`}
          any={t`Choose …`}
          value={draft.form}
          options={names.forms.map(({ slug }) => ({ value: slug, label: names.form(slug) }))}
          onChange={(form) => change({ form })}
        />
      )}
    </div>
  );
}
