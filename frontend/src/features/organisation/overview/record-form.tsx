import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { changeActor } from "@/api/generated/sdk.gen";
import type { ActorOut } from "@/api/generated/types.gen";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { NotSent } from "@/components/states/not-sent";
import { notify } from "@/components/ui/notices";
import { organisationQuery, useReadOrganisationAnew } from "@/features/organisation/queries";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useFirstField } from "@/lib/use-first-field";
import { changedIn, endsVerification, recordOf, recordPatch } from "./record";
import { RecordFields } from "./record-fields";

const PLACES = {
  displayName: ["/display_name"],
  legalName: ["/legal_name"],
  number: ["/registration_number", "/registration_scheme"],
  size: ["/size_class"],
  roles: ["/roles"],
  danish: ["/description/da"],
  english: ["/description/en"],
  website: ["/website"],
  languages: ["/languages"],
};

type Props = { actor: ActorOut; leave: () => void };

/** Changing the record; what a colleague saved meanwhile is never written over. */
export function RecordForm({ actor, leave }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const readAnew = useReadOrganisationAnew(actor.id);
  const [start, setStart] = useState({ version: actor.version, form: recordOf(actor) });
  const [form, setForm] = useState(start.form);
  // Whoever comes to fill in what is missing finds the cursor there.
  const field = useFirstField<HTMLFormElement>(
    actor.registration_number ? "input" : 'input[name="number"]',
  );
  const [pressed, setPressed] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      changeActor({
        path: { actor_id: actor.id },
        headers: { "If-Match": `"v${start.version}"` },
        body: recordPatch(start.form, form),
        throwOnError: true,
      }),
    onSuccess: async () => {
      notify(t`Saved.`);
      leave();
      await readAnew();
    },
    onError: () => focusFirstError(),
  });
  const restart = async () => {
    const newest = await queries.fetchQuery({ ...organisationQuery(actor.id), staleTime: 0 });
    const fresh = recordOf(newest);
    const mine = changedIn(start.form, form).map((name) => [name, form[name]]);
    setStart({ version: newest.version, form: fresh });
    setForm({ ...fresh, ...Object.fromEntries(mine) });
    save.reset();
  };
  const meanwhile = isApiError(save.error, 412);
  const problems = sortToPlaces(save.error, PLACES);
  const noName = pressed && form.legalName.trim() === "";
  const errors = (place: string) =>
    place === "legalName" && noName ? t`Write the legal name.` : problems.at[place];
  return (
    <form
      ref={field}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (form.legalName.trim() === "") return focusFirstError();
        if (changedIn(start.form, form).length === 0) return leave();
        save.mutate();
      }}
    >
      {save.isError && !meanwhile && <NotSent error={save.error} rest={problems.rest} />}
      <RecordFields
        form={form}
        errors={errors}
        change={(part) => setForm((now) => ({ ...now, ...part }))}
      />
      {endsVerification(actor, start.form, form) && (
        <p className="mt-6 rounded-md bg-weld-tint px-4 py-3 text-weld-text" role="status">
          <Trans>
            With another name or number the company has to be verified anew. Ask for it afterwards.
          </Trans>
        </p>
      )}
      <div className="mt-7 flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={save.isPending}>
          <Trans>Save</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={leave}>
          <Trans>Cancel</Trans>
        </button>
      </div>
      <ChangedMeanwhile open={meanwhile} onClose={save.reset} onReload={() => void restart()} />
    </form>
  );
}
