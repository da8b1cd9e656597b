import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PartnerBudget, PartnerOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { Field } from "@/components/ui/field";
import { countryName } from "@/lib/format";
import { BUCKET_LIST, bucketName, PARTNER_ROLES, partnerRoleName } from "@/lib/words/programme";
import { AdjustDialog } from "../budget/adjust-dialog";
import { TypedField } from "../typing/typed-field";
import { CURRENCIES, currencyName } from "./currencies";
import { keyOf } from "./shares";
import type { PartnersFormState } from "./use-partners-form";

type Props = {
  programme: string;
  partner: PartnerOut;
  form: PartnersFormState;
  budget: PartnerBudget | undefined;
};

export function PartnerFields({ programme, partner, form, budget }: Props) {
  const { t } = useLingui();
  const { cluster_slug, name, country } = partner;
  return (
    <section className="border-t border-line py-7 first-of-type:border-t-0">
      <h2 className="text-lg">
        {name} <span className="text-base font-normal text-muted">{countryName(country)}</span>
      </h2>
      <div className="mt-4 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        <Choose
          label={t`Role`}
          field="role"
          options={PARTNER_ROLES.map((role) => ({ value: role, label: partnerRoleName(role) }))}
          {...{ cluster_slug, form }}
        />
        <Choose
          label={t`Pays out in`}
          hint={t`Counts for vouchers that are issued from now on.`}
          field="payout_currency"
          options={currencyOptions(partner.payout_currency)}
          {...{ cluster_slug, form }}
        />
        {budget && <Budget programme={programme} budget={budget} />}
      </div>
      <fieldset className="mt-5">
        <legend className="font-semibold">
          <Trans>Its share of the targets</Trans>
        </legend>
        <div className="mt-1 grid grid-cols-2 gap-x-5 gap-y-4 sm:grid-cols-3 lg:grid-cols-5">
          {BUCKET_LIST.map((bucket) => (
            <TypedField
              key={bucket}
              label={
                <span className="flex min-h-11 items-end text-sm font-normal leading-snug">
                  {bucketName(bucket)}
                </span>
              }
              kind="number"
              value={form.draft[keyOf(cluster_slug, bucket)]}
              error={
                form.isWrong(keyOf(cluster_slug, bucket))
                  ? t`Write a whole number.`
                  : form.errorAt(cluster_slug, bucket)
              }
              onChange={(value) => form.change(keyOf(cluster_slug, bucket), value)}
            />
          ))}
        </div>
      </fieldset>
    </section>
  );
}

type ChooseProps = {
  label: string;
  hint?: string;
  field: "role" | "payout_currency";
  options: { value: string; label: string }[];
  cluster_slug: string;
  form: PartnersFormState;
};

function Choose({ label, hint, field, options, cluster_slug, form }: ChooseProps) {
  const key = keyOf(cluster_slug, field);
  return (
    <Field label={label} hint={hint} error={form.errorAt(cluster_slug, field)}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={form.draft[key]}
          onChange={(event) => form.change(key, event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const currencyOptions = (own: string) =>
  [...new Set([...CURRENCIES, own])].map((code) => ({ value: code, label: currencyName(code) }));

/** Money moves with a reason and stands in the ledger: it is no field of this form. */
function Budget({ programme, budget }: { programme: string; budget: PartnerBudget }) {
  const [adjusting, setAdjusting] = useState(false);
  return (
    <div>
      <p className="mb-1.5 font-semibold">
        <Trans>Budget</Trans>
      </p>
      <p className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1">
        <span className="tabular-nums">{amountText(budget.total)}</span>
        {budget.may_adjust && (
          <button type="button" className="link min-h-11" onClick={() => setAdjusting(true)}>
            <Trans>Change the budget</Trans>
          </button>
        )}
      </p>
      <p className="mt-1.5 text-sm text-muted">
        <Trans>{amountText(budget.free)} not yet promised</Trans>
      </p>
      {adjusting && (
        <AdjustDialog programme={programme} partner={budget} onClose={() => setAdjusting(false)} />
      )}
    </div>
  );
}
