import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { addClientSecret, createApiClient } from "@/api/generated/sdk.gen";
import type { Scope } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { FailureText } from "@/components/states/failure";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useSession } from "@/lib/session";
import { SCOPES, scopeName } from "@/lib/words/scopes";
import { clustersToManage } from "./clusters";
import type { Shown } from "./new-secret";
import { useSystemAct } from "./use-system";

const PLACES = { name: ["/name"], cluster: ["/cluster_slug"], scopes: ["/scopes"] };
/** Facilitators do not read the journal, and neither do their systems. */
const OFFERED = SCOPES.filter((scope) => scope !== "audit:read");

type Props = { onMade: (made: Shown) => void; onCancel: () => void };

/** Whose system it is and what it may do; its first secret comes with it. */
export function SystemForm({ onMade, onCancel }: Props) {
  const { t } = useLingui();
  const { staff } = useSession();
  const places = usePlacesOfWork();
  const legend = useId();
  const mine = clustersToManage(staff);
  const clusters = places.clusters.filter(({ slug }) => mine?.includes(slug) ?? true);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [scopes, setScopes] = useState<Scope[]>(["streams:read", "matches:read"]);
  const [pressed, setPressed] = useState(false);
  const cluster = chosen ?? clusters[0]?.slug ?? "";
  const create = useSystemAct(async () => {
    const body = { name: name.trim(), cluster_slug: cluster, scopes };
    const made = (await createApiClient({ body, throwOnError: true })).data;
    const path = { api_client_id: made.id };
    const { secret } = (await addClientSecret({ path, body: {}, throwOnError: true })).data;
    return { name: made.name, clientId: made.id, secret };
  });
  const { at, rest } = sortToPlaces(create.error, PLACES);
  const noScope = pressed && scopes.length === 0 ? t`Tick at least one.` : at.scopes;
  return (
    <form
      className="mt-6 space-y-6 rounded-lg border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!name.trim() || scopes.length === 0) return focusFirstError();
        create.mutate(undefined, { onSuccess: onMade, onError: () => focusFirstError() });
      }}
    >
      <h2 className="text-lg">
        <Trans>New system</Trans>
      </h2>
      {create.isError && Object.keys(at).length === 0 && (
        <Refusal>{rest.length > 0 ? rest.join(" ") : <FailureText error={create.error} />}</Refusal>
      )}
      <div className="grid gap-6 md:grid-cols-2">
        <Field
          label={<Trans>What is it?</Trans>}
          hint={<Trans>For example: the members' database.</Trans>}
          error={pressed && !name.trim() ? t`Give it a name.` : at.name}
        >
          {(control) => (
            <input
              {...control}
              className="field"
              maxLength={200}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={<Trans>Whose is it?</Trans>} error={at.cluster}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={cluster}
              onChange={(event) => setChosen(event.target.value)}
            >
              {clusters.map(({ slug, name: words }) => (
                <option key={slug} value={slug}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset aria-labelledby={legend} aria-describedby={noScope && `${legend}-error`}>
        <legend id={legend} className="mb-2.5 font-semibold">
          <Trans>What may it do?</Trans>
        </legend>
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {OFFERED.map((scope) => (
            <CheckField
              key={scope}
              label={<span className="font-normal">{scopeName(scope)}</span>}
              checked={scopes.includes(scope)}
              onChange={(on) =>
                setScopes((now) => (on ? [...now, scope] : now.filter((each) => each !== scope)))
              }
            />
          ))}
        </div>
        {noScope && (
          <p id={`${legend}-error`} className="mt-1.5 text-sm font-semibold text-madder">
            {noScope}
          </p>
        )}
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={create.isPending}>
          <Trans>Create it, with a secret</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
