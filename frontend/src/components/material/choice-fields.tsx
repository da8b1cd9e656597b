import { t } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { EvidenceMethod, MoistureState, PriceModel } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { evidenceName, moistureName, priceName } from "@/lib/words/streams";

/** The few ways people usually choose from; `also` is what the record says beyond them. */
type Props<T extends string> = { value: T; also?: T; onChange: (value: T) => void };

type Choice<T extends string> = { value: T; label: string };

function withAlso<T extends string>(
  choices: Choice<T>[],
  also: T | undefined,
  name: (value: T) => string,
): Choice<T>[] {
  if (!also || choices.some(({ value }) => value === also)) return choices;
  const label = name(also);
  return [...choices, { value: also, label: label.charAt(0).toUpperCase() + label.slice(1) }];
}

export function EvidenceField({ value, also, onChange }: Props<EvidenceMethod>) {
  const { t } = useLingui();
  const usual: Choice<EvidenceMethod>[] = [
    { value: "care_label", label: t`Care label` },
    { value: "declared", label: t`Our own estimate` },
    { value: "supplier_spec", label: t`From the supplier` },
    { value: "lab_chemical", label: t`Measured` },
  ];
  return (
    <Choices
      legend={t`How do you know?`}
      value={value}
      onChange={onChange}
      choices={withAlso(usual, also, evidenceName)}
    />
  );
}

export function DryField({ value, also, onChange }: Props<MoistureState>) {
  const { t } = useLingui();
  const usual: Choice<MoistureState>[] = [
    { value: "dry", label: t`Yes, under a roof` },
    { value: "damp", label: t`Damp` },
    { value: "unknown", label: t`Do not know` },
  ];
  return (
    <Choices
      legend={t`Is it dry?`}
      value={value}
      onChange={onChange}
      choices={withAlso(usual, also, moistureName)}
    />
  );
}

const USUAL_PRICES: PriceModel[] = ["negotiable", "free", "supplier_pays"];

type PriceProps = Props<PriceModel> & { models?: PriceModel[] };

export function PriceField({ value, models = USUAL_PRICES, onChange }: PriceProps) {
  const { t } = useLingui();
  return (
    <Choices
      legend={t`Price`}
      value={value}
      onChange={onChange}
      choices={models.map((model) => ({ value: model, label: priceChoice(model) }))}
    />
  );
}

function priceChoice(model: PriceModel): string {
  switch (model) {
    case "negotiable":
      return t`Open to offers`;
    case "free":
      return t`Free`;
    case "supplier_pays":
      return t`We pay to get rid of it`;
    case "fixed": {
      const name = priceName(model);
      return name.charAt(0).toUpperCase() + name.slice(1);
    }
  }
}
