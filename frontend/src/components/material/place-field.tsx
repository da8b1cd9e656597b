import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { countryOptions } from "@/components/filters/countries";
import { placeLabel, placesQuery } from "@/components/reference/places";
import { Field } from "@/components/ui/field";
import { useSettled } from "@/lib/use-settled";

type WrittenPlace = { country: string; postcode: string; town: string };

type Props = {
  place: WrittenPlace;
  error: string | undefined;
  change: (part: Partial<WrittenPlace>) => void;
};

/** Country, and the town or postcode in it. */
export function PlaceField({ place, error, change }: Props) {
  const { i18n } = useLingui();
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <Field label={<Trans>Country</Trans>}>
        {(control) => (
          <select
            {...control}
            className="field"
            value={place.country}
            onChange={(event) => change({ country: event.target.value })}
          >
            {countryOptions(i18n.locale).map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TownField place={place} error={error} change={change} />
    </div>
  );
}

/** "7400" or "Herning"; what the country knows is suggested while typing. */
function TownField({ place, error, change }: Props) {
  const id = useId();
  const text = [place.postcode, place.town].filter(Boolean).join(" ");
  const places = useQuery(placesQuery(useSettled(text, 250), place.country)).data?.data ?? [];
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    // The member's own place may arrive after the page is drawn.
    setTyped((now) => (now.trim().replaceAll(/\s+/g, " ") === text ? now : text));
  }, [text]);
  const write = (words: string) => {
    setTyped(words);
    const [, postcode = "", town = ""] = /^\s*(\d[\w-]*)?\s*(.*?)\s*$/.exec(words) ?? [];
    change({ postcode, town: town.replaceAll(/\s+/g, " ") });
  };
  return (
    <div>
      <Field label={<Trans>Town or postcode</Trans>} error={error}>
        {(control) => (
          <input
            {...control}
            className="field"
            list={`${id}-towns`}
            autoComplete="off"
            value={typed}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
      <datalist id={`${id}-towns`}>
        {places.map((found) => (
          <option key={placeLabel(found)} value={placeLabel(found)} />
        ))}
      </datalist>
    </div>
  );
}
