import { Trans, useLingui } from "@lingui/react/macro";
import { Plus, X } from "lucide-react";
import { countryOptions } from "@/components/filters/countries";
import type { Place } from "./draft";

type Props = {
  places: Place[];
  error: string | undefined;
  onChange: (places: Place[]) => void;
};

/** Where a trip goes: countries and towns, in the order in which one comes to them. */
export function PlacesField({ places, error, onChange }: Props) {
  const { t, i18n } = useLingui();
  const set = (at: number, part: Partial<Place>) =>
    onChange(places.map((place, n) => (n === at ? { ...place, ...part } : place)));
  return (
    <fieldset>
      <legend className="mb-1.5 font-semibold">
        <Trans>Places</Trans>
      </legend>
      <ul className="space-y-2.5">
        {places.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is known by where it stands.
          <li key={at} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2.75rem] gap-2">
            <select
              aria-label={t`Country ${at + 1}`}
              className="field"
              value={place.country}
              onChange={(event) => set(at, { country: event.target.value })}
            >
              <option value="">{t`Country`}</option>
              {countryOptions(i18n.locale).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
            <input
              aria-label={t`Town ${at + 1}`}
              className="field"
              placeholder={t`Town`}
              maxLength={200}
              value={place.city}
              onChange={(event) => set(at, { city: event.target.value })}
            />
            <button
              type="button"
              aria-label={t`Remove place ${at + 1}`}
              className="grid size-11 place-items-center"
              onClick={() => onChange(places.filter((_, n) => n !== at))}
            >
              <X size={18} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {error && <p className="mt-1.5 text-sm font-semibold text-madder">{error}</p>}
      <button
        type="button"
        className="button button-quiet mt-2"
        onClick={() => onChange([...places, { country: "", city: "" }])}
      >
        <Plus size={18} aria-hidden="true" />
        <Trans>Add a place</Trans>
      </button>
    </fieldset>
  );
}
