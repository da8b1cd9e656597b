import { Trans, useLingui } from "@lingui/react/macro";
import { PriceField } from "@/components/material/choice-fields";
import { MoreSection } from "@/components/material/more/more-section";
import { PlaceField } from "@/components/material/place-field";
import {
  DayField,
  DescriptionField,
  HideNameField,
  LeadTimeField,
} from "@/components/material/terms-fields";
import { VisibilityField } from "@/components/material/visibility-field";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { colourName } from "@/lib/words/streams";
import type { Draft } from "./draft";
import { useOwner } from "./owner-field";
import { MORE } from "./stream-body";

const COLOURS = [
  "white_optical",
  "off_white_ecru",
  "light",
  "dark",
  "black",
  "indigo_denim",
  "multicolour",
  "mixed_unsorted",
] as const;

type Props = {
  draft: Draft;
  suggestedTitle: string;
  errors: (place: string) => string | undefined;
  change: (part: Partial<Draft>) => void;
};

export function StepWhere({ draft, suggestedTitle, errors, change }: Props) {
  const offering = draft.direction === "offer";
  const owner = useOwner(draft);
  return (
    <div className="space-y-7">
      <PlaceField place={draft} error={errors("place")} change={change} />
      <DayField
        label={<Trans>From when?</Trans>}
        hint={<Trans>Leave it empty if it is there now.</Trans>}
        value={draft.from}
        error={errors("available_from")}
        onChange={(from) => change({ from })}
      />
      {offering && <PriceField value={draft.price} onChange={(price) => change({ price })} />}
      <Field label={<Trans>Title</Trans>} error={errors("title")}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={draft.title}
            placeholder={suggestedTitle}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      {offering && <Details draft={draft} change={change} />}
      <MoreSection
        fields={MORE[draft.direction]}
        more={draft.more}
        errors={errors}
        change={(more) => change({ more })}
      >
        <LeadTimeField
          value={draft.leadDays}
          error={errors("lead_time_days")}
          onChange={(leadDays) => change({ leadDays })}
        />
      </MoreSection>
      <VisibilityField
        value={draft.visibility}
        invited={draft.invited}
        ownerId={owner}
        onChange={(visibility) => change({ visibility })}
        onInvite={(invited) => change({ invited })}
        error={errors("visibility")}
      />
      <HideNameField hidden={draft.anonymous} onChange={(anonymous) => change({ anonymous })} />
    </div>
  );
}

function Details({ draft, change }: Pick<Props, "draft" | "change">) {
  const { t } = useLingui();
  return (
    <details open={draft.colour !== undefined || draft.description !== ""}>
      <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
        <Trans>More details bring better partners</Trans>
      </summary>
      <div className="mt-3 space-y-7">
        <Choices
          legend={t`Colour`}
          value={draft.colour}
          onChange={(colour) => change({ colour })}
          choices={COLOURS.map((value) => ({ value, label: colourName(value) }))}
        />
        <Choices
          legend={t`Zips, buttons or labels?`}
          value={draft.hardware}
          onChange={(hardware) => change({ hardware })}
          choices={[
            { value: "none", label: t`None` },
            { value: "some", label: t`Yes` },
            { value: "unknown", label: t`Do not know` },
          ]}
        />
        <DescriptionField
          value={draft.description}
          onChange={(description) => change({ description })}
        />
      </div>
    </details>
  );
}
