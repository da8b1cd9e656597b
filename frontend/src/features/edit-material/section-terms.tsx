import { Trans } from "@lingui/react/macro";
import type { PriceModel } from "@/api/generated/types.gen";
import { PriceField } from "@/components/material/choice-fields";
import { PlaceField } from "@/components/material/place-field";
import { DayField, HideNameField } from "@/components/material/terms-fields";
import { VisibilityField } from "@/components/material/visibility-field";
import { Field } from "@/components/ui/field";
import type { SectionProps } from "./section-what";

const PRICES: PriceModel[] = ["negotiable", "fixed", "free", "supplier_pays"];

/** Where, when and on what terms. */
export function SectionTerms({ stream, form, errors, change }: SectionProps) {
  const offering = stream.direction === "offer";
  return (
    <section className="mt-10 space-y-7 border-t border-line pt-7">
      <h2 className="text-lg">
        <Trans>Place, time and terms</Trans>
      </h2>
      <div data-field="place">
        <PlaceField place={form} error={errors("place")} change={change} />
      </div>
      <div className="grid gap-x-3 gap-y-7 sm:grid-cols-2">
        <DayField
          label={<Trans>From when?</Trans>}
          hint={<Trans>Leave it empty if it is there now.</Trans>}
          value={form.from}
          error={errors("available_from")}
          onChange={(from) => change({ from })}
        />
        <DayField
          label={<Trans>Until when?</Trans>}
          hint={<Trans>Leave it empty if there is no last day.</Trans>}
          value={form.to}
          error={errors("available_to")}
          onChange={(to) => change({ to })}
        />
      </div>
      {(offering || stream.price.model !== "supplier_pays") && (
        <div data-field="per_kg" className="space-y-4">
          <PriceField
            value={form.price}
            models={offering ? PRICES : PRICES.slice(0, 3)}
            onChange={(price) => change({ price })}
          />
          {form.price === "fixed" && <PerKgField {...{ stream, form, errors, change }} />}
        </div>
      )}
      <div data-field="visibility">
        <VisibilityField
          value={form.visibility}
          invited={form.invited}
          ownerId={stream.owner?.id}
          onChange={(visibility) => change({ visibility })}
          onInvite={(invited) => change({ invited })}
          error={errors("visibility")}
        />
      </div>
      <HideNameField hidden={form.anonymous} onChange={(anonymous) => change({ anonymous })} />
    </section>
  );
}

function PerKgField({ stream, form, errors, change }: SectionProps) {
  const currency = stream.price.per_kg?.currency ?? (form.country === "DK" ? "DKK" : "EUR");
  return (
    <Field label={<Trans>Price per kg, {currency}</Trans>} error={errors("price")}>
      {(control) => (
        <input
          {...control}
          className="field max-w-40"
          inputMode="decimal"
          autoComplete="off"
          value={form.perKg}
          onChange={(event) => change({ perKg: event.target.value })}
        />
      )}
    </Field>
  );
}
