import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LocateFixed } from "lucide-react";
import { useId, useState } from "react";
import { countryName, formatKm } from "@/lib/format";
import { useHomeCountry } from "@/lib/session";
import { type Place, placeLabel, placesQuery } from "./places";

type Near = {
  near?: string | undefined;
  lat?: number | undefined;
  lon?: number | undefined;
  km?: number | undefined;
};

const DISTANCES = [25, 50, 100, 250, 500, 1000];

type Props = { near: Near; change: (near: Near) => void };

/** "Near Herning, within 100 km": a town or postcode, or where the reader stands. */
export function NearFilter({ near, change }: Props) {
  const { t } = useLingui();
  const id = useId();
  const km = near.km ?? 100;
  const pick = (place: Place) =>
    change({ near: placeLabel(place), lat: place.latitude, lon: place.longitude, km });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] items-end gap-3">
      <TownInput key={near.near ?? ""} value={near.near ?? ""} onPick={pick} onLocate={change} />
      <div>
        <label htmlFor={`${id}-km`} className="mb-1 block text-sm text-muted">
          <Trans>Within</Trans>
        </label>
        <select
          id={`${id}-km`}
          className="field"
          value={near.km ?? ""}
          disabled={near.lat === undefined}
          onChange={(event) => change({ km: Number(event.target.value) || undefined })}
        >
          <option value="">{t`any`}</option>
          {DISTANCES.map((each) => (
            <option key={each} value={each}>
              {formatKm(each)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

type TownProps = {
  value: string;
  onPick: (place: Place) => void;
  onLocate: (near: Near) => void;
};

function TownInput({ value, onPick, onLocate }: TownProps) {
  const { t } = useLingui();
  const id = useId();
  const queries = useQueryClient();
  const home = useHomeCountry();
  const [text, setText] = useState(value);
  const places = usePlaces(text);
  const optionText = (place: Place) => `${placeLabel(place)}, ${countryName(place.country)}`;
  const choose = (typed: string) => {
    setText(typed);
    const exact = places.find((place) => optionText(place) === typed);
    if (exact) onPick(exact);
  };
  const takeFirst = async () => {
    if (text.trim().length < 2 || text === value) return;
    const [near, anywhere] = await Promise.all([
      home ? queries.fetchQuery(placesQuery(text, home)) : undefined,
      queries.fetchQuery(placesQuery(text)),
    ]);
    const first = near?.data[0] ?? anywhere.data[0];
    if (first) onPick(first);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm text-muted">
        <Trans>Near a town or postcode</Trans>
      </label>
      <div className="relative">
        <input
          id={id}
          className="field pr-12"
          list={`${id}-towns`}
          value={text}
          autoComplete="off"
          onChange={(event) => choose(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && void takeFirst()}
          onBlur={() => void takeFirst()}
        />
        <datalist id={`${id}-towns`}>
          {places.map((place) => (
            <option key={optionText(place)} value={optionText(place)} />
          ))}
        </datalist>
        <button
          type="button"
          aria-label={t`Use where I am now`}
          className="absolute inset-y-0 right-0 grid w-11 place-items-center text-muted hover:text-ink"
          onClick={() => locate(onLocate)}
        >
          <LocateFixed size={18} aria-hidden="true" />
        </button>
      </div>
    </div>
  );
}

/** Suggestions, those of the reader's own country first. */
function usePlaces(text: string): Place[] {
  const home = useHomeCountry();
  const near = useQuery({ ...placesQuery(text, home), enabled: Boolean(home) && text.length > 1 });
  const anywhere = useQuery(placesQuery(text));
  const first = home ? (near.data?.data ?? []) : [];
  const rest = (anywhere.data?.data ?? []).filter((place) => place.country !== home);
  return [...first, ...rest];
}

/** Asks the device; rounded to about a kilometre, as the address bar may be shared. */
function locate(done: (near: Near) => void) {
  navigator.geolocation?.getCurrentPosition(({ coords }) => {
    const round = (degrees: number) => Math.round(degrees * 100) / 100;
    const [lat, lon] = [round(coords.latitude), round(coords.longitude)];
    done({ near: undefined, lat, lon, km: 100 });
  });
}
