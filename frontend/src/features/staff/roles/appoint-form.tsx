import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listStaffRolesQueryKey } from "@/api/generated/@tanstack/react-query.gen";
import { appointStaff } from "@/api/generated/sdk.gen";
import type { StaffRole } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { FailureText } from "@/components/states/failure";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { currentLocale, LOCALES, type Locale } from "@/lib/i18n";
import { useSession } from "@/lib/session";
import { staffRoleName } from "@/lib/words/people";
import { staffRoleMeaning } from "@/lib/words/staff";
import { dayFrom, endOfDay, officesToFill, type PlaceKey, placesToFill, toSlugs } from "./offices";

const PLACES = {
  email: ["/email"],
  name: ["/display_name"],
  role: ["/role"],
  place: ["/programme_slug", "/cluster_slug"],
  until: ["/valid_until"],
};

/** Whom, as what, where and until when. */
export function AppointForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { staff } = useSession();
  const { programmes, place: placeName } = usePlacesOfWork();
  const offices = officesToFill(staff);
  const [role, setRole] = useState<StaffRole>("facilitator");
  const [wanted, setWanted] = useState<PlaceKey>();
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [language, setLanguage] = useState<Locale>(currentLocale());
  const [until, setUntil] = useState("");
  const [pressed, setPressed] = useState(false);
  const places = placesToFill(staff, role, programmes);
  const place = wanted !== undefined && places.includes(wanted) ? wanted : places[0];
  const needsUntil = role === "auditor";
  const appoint = useMutation({
    mutationFn: async () => {
      const body = {
        email: email.trim(),
        display_name: name.trim() || null,
        language,
        role,
        ...toSlugs(place ?? ""),
        valid_until: endOfDay(until),
      };
      const { data } = await appointStaff({ body, throwOnError: true });
      await queries.invalidateQueries({ queryKey: listStaffRolesQueryKey() });
      return data;
    },
    onSuccess: ({ person }) => {
      onClose();
      notify(t`${person.display_name} is appointed, and told by mail.`);
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(appoint.error, PLACES);
  const noEmail = pressed && !email.trim() ? t`Write their e-mail.` : at.email;
  const noUntil = pressed && needsUntil && !until ? t`An auditor's role has an end.` : at.until;
  const today = new Date();
  return (
    <form
      className="mt-6 space-y-6 rounded-lg border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (email.trim() && (!needsUntil || until)) appoint.mutate();
        else focusFirstError();
      }}
    >
      <h2 className="text-lg">
        <Trans>Appoint somebody</Trans>
      </h2>
      {appoint.isError && Object.keys(at).length === 0 && (
        <Refusal>
          {rest.length > 0 ? rest.join(" ") : <FailureText error={appoint.error} />}
        </Refusal>
      )}
      <div className="grid gap-x-6 gap-y-6 md:grid-cols-2">
        <Field label={<Trans>E-mail</Trans>} error={noEmail}>
          {(control) => (
            <input
              {...control}
              type="email"
              className="field"
              autoComplete="off"
              maxLength={254}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={<Trans>Name</Trans>}
          hint={<Trans>Only if they are new here.</Trans>}
          error={at.name}
        >
          {(control) => (
            <input
              {...control}
              className="field"
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Choices
        legend={<Trans>As what?</Trans>}
        value={role}
        onChange={setRole}
        error={at.role}
        hint={staffRoleMeaning(role)}
        choices={offices.map((value) => ({ value, label: staffRoleName(value) }))}
      />
      <div className="grid gap-x-6 gap-y-6 md:grid-cols-2">
        <Field label={<Trans>Where?</Trans>} error={at.place}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={place ?? ""}
              onChange={(event) => setWanted(event.target.value as PlaceKey)}
            >
              {places.map((key) => (
                <option key={key} value={key}>
                  {key.startsWith("p:")
                    ? t`All of ${placeName(toSlugs(key))}`
                    : placeName(toSlugs(key))}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={needsUntil ? <Trans>Until when?</Trans> : <Trans>Until when? (optional)</Trans>}
          hint={needsUntil ? <Trans>A year at most.</Trans> : undefined}
          error={noUntil}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              className="field"
              min={dayFrom(today, 1)}
              max={needsUntil ? dayFrom(today, 365) : undefined}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Choices
        legend={<Trans>Language of the mail</Trans>}
        value={language}
        onChange={setLanguage}
        choices={(Object.keys(LOCALES) as Locale[]).map((value) => ({
          value,
          label: LOCALES[value],
        }))}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={appoint.isPending}>
          <Trans>Appoint</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onClose}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
