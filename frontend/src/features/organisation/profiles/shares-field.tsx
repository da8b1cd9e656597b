import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import { useNames } from "@/components/reference/names";
import { Field } from "@/components/ui/field";
import { PickMany } from "@/components/ui/pick-many";
import { NEW_SHARE, type ProfileForm, type Share } from "./profile-form-state";

type Props = {
  shares: Share[];
  error: string | undefined;
  change: (part: Partial<ProfileForm>) => void;
};

/** Which fibres, and how much of them: one row for each window. */
export function SharesField({ shares, error, change }: Props) {
  const set = (place: number, share: Share | undefined) =>
    change({
      shares: shares.flatMap((each, index) => {
        if (index !== place) return [each];
        return share ? [share] : [];
      }),
    });
  return (
    <fieldset aria-describedby={error ? "shares-error" : undefined}>
      <legend className="mb-1.5 text-lg">
        <Trans>Which fibres</Trans>
      </legend>
      {shares.map((share, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep their order
        <Row key={place} share={share} set={(next) => set(place, next)} />
      ))}
      {error && (
        <p id="shares-error" className="mb-2 text-sm font-semibold text-madder">
          {error}
        </p>
      )}
      <button
        type="button"
        className="button button-quiet -ml-2"
        onClick={() => change({ shares: [...shares, NEW_SHARE] })}
      >
        <Plus size={17} aria-hidden="true" />
        {shares.length === 0 ? <Trans>Name fibres</Trans> : <Trans>And other fibres</Trans>}
      </button>
    </fieldset>
  );
}

function Row({ share, set }: { share: Share; set: (share: Share | undefined) => void }) {
  const names = useNames();
  return (
    <div className="mb-4 rounded-lg border border-line p-3">
      <PickMany
        legend={share.rule.fibre_group ? t`Fibres, and their whole group` : t`Together`}
        add={t`Add a fibre …`}
        options={names.fibres.map(({ slug }) => ({ value: slug, label: names.fibre(slug) }))}
        value={share.fibres}
        most={40}
        onChange={(fibres) => set({ ...share, fibres })}
      />
      <div className="mt-3 flex items-end gap-3">
        {(["least", "most"] as const).map((end) => (
          <Field key={end} label={end === "least" ? t`At least, %` : t`At most, %`}>
            {(control) => (
              <input
                {...control}
                className="field"
                inputMode="decimal"
                autoComplete="off"
                maxLength={6}
                value={share[end]}
                onChange={(event) => set({ ...share, [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <button
          type="button"
          aria-label={t`Take these fibres away`}
          className="grid size-11 shrink-0 place-items-center"
          onClick={() => set(undefined)}
        >
          <X size={20} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}
