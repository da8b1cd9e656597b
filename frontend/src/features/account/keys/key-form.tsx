import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { listMyApiKeysQueryKey } from "@/api/generated/@tanstack/react-query.gen";
import { createApiKey } from "@/api/generated/sdk.gen";
import type { NewApiKeyOut, Scope } from "@/api/generated/types.gen";
import { FailureText } from "@/components/states/failure";
import { CheckField } from "@/components/ui/check-field";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useSession } from "@/lib/session";
import { SCOPES, scopeName } from "@/lib/words/scopes";

const DAYS = ["30", "90", "365"] as const;
const PLACES = { name: ["/name"], scopes: ["/scopes"], days: ["/expires_in_days"] };

type Props = { onMade: (key: NewApiKeyOut) => void; onCancel: () => void };

/** What the key is for, what it may do, and until when. */
export function KeyForm({ onMade, onCancel }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { staffMay } = useSession();
  const legend = useId();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>(["streams:read", "matches:read"]);
  const [days, setDays] = useState<(typeof DAYS)[number]>("90");
  const [pressed, setPressed] = useState(false);
  const create = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), scopes, expires_in_days: Number(days) };
      const { data } = await createApiKey({ body, throwOnError: true });
      await queries.invalidateQueries({ queryKey: listMyApiKeysQueryKey() });
      return data;
    },
    onSuccess: onMade,
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(create.error, PLACES);
  const offered = SCOPES.filter((scope) => scope !== "audit:read" || staffMay("audit.read"));
  const noScope = pressed && scopes.length === 0 ? t`Tick at least one.` : at.scopes;
  return (
    <form
      className="mt-7 space-y-6 rounded-lg border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (name.trim() && scopes.length > 0) create.mutate();
        else focusFirstError();
      }}
    >
      <h2 className="text-lg">
        <Trans>New key</Trans>
      </h2>
      {create.isError && Object.keys(at).length === 0 && (
        <Refusal>{rest.length > 0 ? rest.join(" ") : <FailureText error={create.error} />}</Refusal>
      )}
      <Field
        label={<Trans>What is it for?</Trans>}
        hint={<Trans>For example: the nightly stock list.</Trans>}
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
      <fieldset aria-labelledby={legend} aria-describedby={noScope && `${legend}-error`}>
        <legend id={legend} className="mb-2.5 font-semibold">
          <Trans>What may it do?</Trans>
        </legend>
        <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          {offered.map((scope) => (
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
      <Choices
        legend={<Trans>How long?</Trans>}
        value={days}
        onChange={setDays}
        error={at.days}
        choices={[
          { value: "30", label: t`30 days` },
          { value: "90", label: t`90 days` },
          { value: "365", label: t`A year` },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={create.isPending}>
          <Trans>Create the key</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
