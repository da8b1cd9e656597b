import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listMySessionsQueryKey } from "@/api/generated/@tanstack/react-query.gen";
import { setPassword } from "@/api/generated/sdk.gen";
import { FailureText } from "@/components/states/failure";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { sessionQuery, useSession } from "@/lib/session";

/** Nobody needs a password here; who wants one sets it, and changes it. */
export function PasswordSection() {
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={<Trans>Password</Trans>}
      intro={
        <Trans>You can always sign in with a mailed code. A password is quicker for some.</Trans>
      }
      action={
        !open && (
          <button type="button" className="button button-plain" onClick={() => setOpen(true)}>
            {me?.has_password ? <Trans>Change it</Trans> : <Trans>Set a password</Trans>}
          </button>
        )
      }
    >
      {open && <PasswordForm onDone={() => setOpen(false)} />}
    </Section>
  );
}

const PLACES = { current: ["/current_password"], next: ["/new_password"] };

function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useLingui();
  const { me } = useSession();
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [pressed, setPressed] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      setPassword({
        body: { new_password: next, ...(current && { current_password: current }) },
        throwOnError: true,
      }),
    onSuccess: async () => {
      notify(t`The password is set. Everywhere else you are signed out.`);
      onDone();
      await Promise.all([
        queries.invalidateQueries({ queryKey: listMySessionsQueryKey() }),
        queries.invalidateQueries({ queryKey: sessionQuery().queryKey }),
      ]);
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(save.error, PLACES);
  return (
    <form
      className="space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (next) save.mutate();
        else focusFirstError();
      }}
    >
      {save.isError && !at.current && !at.next && (
        <Refusal>{rest.length > 0 ? rest.join(" ") : <FailureText error={save.error} />}</Refusal>
      )}
      <input type="hidden" name="username" autoComplete="username" value={me?.email ?? ""} />
      {me?.has_password && (
        <Field
          label={<Trans>The password you have now</Trans>}
          hint={<Trans>Forgotten? Sign in by mail first; then you may leave it empty.</Trans>}
          error={at.current}
        >
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="current-password"
              className="field"
              value={current}
              onChange={(event) => setCurrent(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={<Trans>The new password</Trans>}
        hint={<Trans>At least ten characters. Three or four words are easy to remember.</Trans>}
        error={pressed && !next ? t`Write the new password.` : at.next}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            className="field"
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={save.isPending}>
          <Trans>Save the password</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={onDone}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
