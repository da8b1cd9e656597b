import { Trans, useLingui } from "@lingui/react/macro";
import type { CompositionReadingOut, QuantityUnit, StreamOut } from "@/api/generated/types.gen";
import { AmountField } from "@/components/material/amount-field";
import { DryField, EvidenceField } from "@/components/material/choice-fields";
import { CompositionField } from "@/components/material/composition-field";
import { NEED_MORE, OFFER_MORE } from "@/components/material/more/fields";
import { MoreSection } from "@/components/material/more/more-section";
import { NeedFields } from "@/components/material/need-fields";
import { DescriptionField, LeadTimeField } from "@/components/material/terms-fields";
import { Field } from "@/components/ui/field";
import { type Corrections, isPlainNeed } from "./corrections";

export type SectionProps = {
  /** As it was when the corrections began. */
  stream: StreamOut;
  form: Corrections;
  errors: (place: string) => string | undefined;
  change: (part: Partial<Corrections>) => void;
};

type Props = SectionProps & { reading: CompositionReadingOut | undefined };

/** What it is and how much. */
export function SectionWhat({ stream, form, reading, errors, change }: Props) {
  return (
    <div className="space-y-7">
      <Field label={<Trans>Title</Trans>} error={errors("title")}>
        {(control) => (
          <input
            {...control}
            className="field text-lg"
            maxLength={200}
            value={form.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <DescriptionField
        value={form.description}
        error={errors("description")}
        onChange={(description) => change({ description })}
      />
      {stream.material && (
        <>
          <div data-field="composition">
            <CompositionField
              text={form.composition}
              reading={reading}
              error={errors("composition")}
              onChange={(composition) => change({ composition })}
            />
          </div>
          {form.composition.trim() !== "" && (
            <div data-field="evidence_method">
              <EvidenceField
                value={form.evidence}
                also={stream.material.evidence_method}
                onChange={(evidence) => change({ evidence })}
              />
            </div>
          )}
        </>
      )}
      {stream.requirements &&
        (isPlainNeed(stream.requirements) ? (
          <div data-field="composition" className="space-y-7">
            <NeedFields
              draft={form}
              also={stream.requirements.elastane_max_pct}
              errors={errors}
              change={change}
            />
          </div>
        ) : (
          <p className="text-sm text-muted">
            <Trans>
              This need has more detailed rules about fibres than can be shown here. They stay as
              they are.
            </Trans>
          </p>
        ))}
      <Amounts stream={stream} form={form} errors={errors} change={change} />
      {stream.material && (
        <div data-field="moisture_state">
          <DryField
            value={form.moisture}
            also={stream.material.moisture_state}
            onChange={(moisture) => change({ moisture })}
          />
        </div>
      )}
      <MoreSection
        fields={stream.material ? OFFER_MORE : NEED_MORE}
        more={form.more}
        errors={errors}
        change={(more) => change({ more })}
      >
        <LeadTimeField
          value={form.leadDays}
          error={errors("lead_time_days")}
          onChange={(leadDays) => change({ leadDays })}
        />
      </MoreSection>
    </div>
  );
}

function Amounts({ stream, form, errors, change }: SectionProps) {
  const { t } = useLingui();
  const units = [...new Set<QuantityUnit>([stream.quantity.unit, "kg", "t"])];
  const counted = form.unit !== "kg" && form.unit !== "t";
  return (
    <div data-field="quantity weighed" className="space-y-4">
      <AmountField
        value={form}
        direction={stream.direction}
        units={units}
        error={errors("quantity")}
        change={change}
      />
      {counted && (
        <Field label={t`Weight of one, kg`} error={errors("unitKg")}>
          {(control) => (
            <input
              {...control}
              className="field max-w-40"
              inputMode="decimal"
              autoComplete="off"
              value={form.unitKg}
              onChange={(event) => change({ unitKg: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
