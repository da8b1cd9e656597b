import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { countryOptions } from "@/components/filters/countries";
import { placeLabel, placesQuery } from "@/components/reference/places";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { useSettled } from "@/lib/use-settled";
import { colourName } from "@/lib/words/streams";
import type { Draft } from "./draft";

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
  const { t, i18n } = useLingui();
  const offering = draft.direction === "offer";
  return (
    <div className="space-y-7">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <Field label={<Trans>Country</Trans>}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={draft.country}
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
        <TownField draft={draft} error={errors("place")} change={change} />
      </div>
      <Field
        label={<Trans>From when?</Trans>}
        hint={<Trans>Leave it empty if it is there now.</Trans>}
        error={errors("available_from")}
      >
        {(control) => (
          <input
            {...control}
            type="date"
            className="field"
            value={draft.from}
            onChange={(event) => change({ from: event.target.value })}
          />
        )}
      </Field>
      {offering && (
        <Choices
          legend={t`Price`}
          value={draft.price}
          onChange={(price) => change({ price })}
          choices={[
            { value: "negotiable", label: t`Open to offers` },
            { value: "free", label: t`Free` },
            { value: "supplier_pays", label: t`We pay to get rid of it` },
          ]}
        />
      )}
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
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          className="mt-1 size-5 shrink-0 accent-(--indigo)"
          checked={draft.anonymous}
          onChange={(event) => change({ anonymous: event.target.checked })}
        />
        <span>
          <Trans>Hide our name until both sides are interested</Trans>
        </span>
      </label>
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
        <Field label={<Trans>In your own words</Trans>}>
          {(control) => (
            <textarea
              {...control}
              className="field min-h-24"
              maxLength={4000}
              value={draft.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
      </div>
    </details>
  );
}

type TownProps = Pick<Props, "draft" | "change"> & { error: string | undefined };

/** "7400" or "Herning"; what the country knows is suggested while typing. */
function TownField({ draft, error, change }: TownProps) {
  const id = useId();
  const text = [draft.postcode, draft.town].filter(Boolean).join(" ");
  const places = useQuery(placesQuery(useSettled(text, 250), draft.country)).data?.data ?? [];
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
        {places.map((place) => (
          <option key={placeLabel(place)} value={placeLabel(place)} />
        ))}
      </datalist>
    </div>
  );
}
