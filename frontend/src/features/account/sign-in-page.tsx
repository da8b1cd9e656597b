import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { isApiError } from "@/api/errors";
import { listDemoAccountsOptions, signInMutation } from "@/api/generated/@tanstack/react-query.gen";
import type { DemoAccount, SignInIn } from "@/api/generated/types.gen";
import { FailureText } from "@/components/states/failure";
import { Field } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { showFieldProblems } from "@/lib/form-problems";
import { sessionQuery } from "@/lib/session";

type Props = { onDone: () => void; reason?: string | undefined };

export function SignInPage({ onDone, reason }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<SignInIn>({ defaultValues: { email: "", password: "" } });
  const signIn = useMutation({
    ...signInMutation(),
    onSuccess: async () => {
      await queries.invalidateQueries();
      await queries.fetchQuery({ ...sessionQuery(), staleTime: 0 });
      onDone();
    },
    onError: (error) => showFieldProblems(error, form.setError),
  });
  const send = (body: SignInIn) => signIn.mutate({ body });
  const { errors } = form.formState;
  return (
    <div className="page max-w-md! py-10">
      <PageTitle title={t`Sign in`} />
      {reason === "publish" && (
        <p className="mt-2 text-muted">
          <Trans>Your draft is kept. You go on right where you were.</Trans>
        </p>
      )}
      <form
        className="mt-6 space-y-5"
        noValidate
        onSubmit={(event) => void form.handleSubmit(send)(event)}
      >
        {signIn.isError && !isApiError(signIn.error, 422) && (
          <p role="alert" className="rounded-md bg-madder-tint px-4 py-3 text-madder">
            {isApiError(signIn.error, 401) ? (
              <Trans>The e-mail or the password is not right.</Trans>
            ) : (
              <FailureText error={signIn.error} />
            )}
          </p>
        )}
        <Field label={<Trans>E-mail</Trans>} error={errors.email?.message}>
          {(control) => (
            <input
              {...control}
              {...form.register("email", { required: t`Write your e-mail address.` })}
              type="email"
              autoComplete="username"
              className="field"
            />
          )}
        </Field>
        <Field label={<Trans>Password</Trans>} error={errors.password?.message}>
          {(control) => (
            <input
              {...control}
              {...form.register("password", { required: t`Write your password.` })}
              type="password"
              autoComplete="current-password"
              className="field"
            />
          )}
        </Field>
        <button type="submit" className="button button-primary w-full" disabled={signIn.isPending}>
          <Trans>Sign in</Trans>
        </button>
      </form>
      <DemoAccounts busy={signIn.isPending} onPick={send} />
    </div>
  );
}

type DemoProps = { busy: boolean; onPick: (credentials: SignInIn) => void };

/** In the demonstration one may step in as somebody, with one press. */
function DemoAccounts({ busy, onPick }: DemoProps) {
  const accounts = useQuery(listDemoAccountsOptions()).data?.data ?? [];
  if (accounts.length === 0) return null;
  return (
    <section className="mt-10 border-t border-line pt-6">
      <h2 className="text-lg">
        <Trans>Try it as somebody</Trans>
      </h2>
      <p className="mt-1 text-sm text-muted">
        <Trans>This is a demonstration. Nothing you do here reaches a real company.</Trans>
      </p>
      <ul className="mt-4 space-y-3">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className="button button-plain w-full justify-between! text-left!"
              disabled={busy}
              onClick={() => onPick({ email: account.email, password: account.password })}
            >
              <span>{account.display_name}</span>
              <span className="text-sm font-normal text-muted">
                <RoleName role={account.role} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RoleName({ role }: { role: DemoAccount["role"] }) {
  if (role === "sme") return <Trans>a small company</Trans>;
  if (role === "facilitator") return <Trans>a cluster facilitator</Trans>;
  if (role === "recycler") return <Trans>a recycler</Trans>;
  return role;
}
