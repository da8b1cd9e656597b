import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { createTrip } from "@/api/generated/sdk.gen";
import type { Theme } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Field } from "@/components/ui/field";
import { sortToPlaces } from "@/lib/form-problems";
import { useSession } from "@/lib/session";
import { THEMES, themeName } from "@/lib/words/trips";
import { homesOf } from "./homes";
import { useTripsAnew } from "./queries";
import { TripRefusal } from "./trip-refusal";

const PLACES = { title: ["/title"], starts_on: ["/starts_on"], ends_on: ["/ends_on"] };

/** The little one must know to begin a draft; everything else is filled in on its pages. */
export function CreateTrip({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { staff } = useSession();
  const { programmes } = usePlacesOfWork();
  const homes = homesOf(staff, programmes);
  const go = useNavigate();
  const anew = useTripsAnew();
  const [title, setTitle] = useState("");
  const [theme, setTheme] = useState<Theme>("circular_sustainability");
  const [starts_on, setStart] = useState("");
  const [ends_on, setEnd] = useState("");
  const [chosen, choose] = useState("");
  const home = homes.find(({ key }) => key === chosen) ?? homes[0];
  const create = useMutation({
    mutationFn: async () =>
      (
        await createTrip({
          body: {
            title: { en: title.trim() },
            theme,
            starts_on,
            ends_on: ends_on || starts_on,
            programme_slug: home?.programme ?? "",
            owner_cluster: home?.cluster ?? "",
          },
          throwOnError: true,
        })
      ).data,
    onSuccess: async ({ id }) => {
      await anew();
      await go({ to: "/staff/trips/$tripId/content", params: { tripId: id } });
    },
  });
  const { at, rest } = sortToPlaces(create.error, PLACES);
  return (
    <form
      className="mt-5 space-y-4 rounded-lg border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() && starts_on) create.mutate();
      }}
    >
      <Field label={t`Title in English`} error={at.title}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`First day`} error={at.starts_on}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field"
              value={starts_on}
              onChange={(event) => setStart(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`Last day`} error={at.ends_on}>
          {(control) => (
            <input
              {...control}
              type="date"
              className="field"
              min={starts_on}
              value={ends_on}
              onChange={(event) => setEnd(event.target.value)}
            />
          )}
        </Field>
        <Field label={t`Theme`}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={theme}
              onChange={(event) => setTheme(event.target.value as Theme)}
            >
              {THEMES.map((value) => (
                <option key={value} value={value}>
                  {themeName(value)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {homes.length > 1 && (
          <Field label={t`Who organises it?`}>
            {(control) => (
              <select
                {...control}
                className="field"
                value={home?.key}
                onChange={(event) => choose(event.target.value)}
              >
                {homes.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      {create.isError && rest.length > 0 && <TripRefusal error={create.error} />}
      <div className="flex flex-wrap gap-3">
        <button
          type="submit"
          className="button button-primary"
          disabled={create.isPending || !home || !title.trim() || !starts_on}
        >
          <Trans>Begin the draft</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
