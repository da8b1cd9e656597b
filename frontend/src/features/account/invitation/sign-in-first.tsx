import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { signOutMutation } from "@/api/generated/@tanstack/react-query.gen";
import { Refusal } from "@/components/ui/refusal";
import { useSession } from "@/lib/session";
import { keepInvitation } from "./kept-invitation";

type Props = { email: string; token: string };

/** The link gets passed on, so it opens no account: whoever has one signs in with it and comes back. */
export function SignInFirst({ email, token }: Props) {
  const { me } = useSession();
  const queries = useQueryClient();
  const leave = useMutation({
    ...signOutMutation(),
    onSuccess: () => queries.resetQueries(),
  });
  if (me) {
    return (
      <div className="mt-8 space-y-5">
        <p role="status">
          <Trans>
            You are signed in as <strong>{me.email}</strong>. The invitation is for{" "}
            <strong>{email}</strong>: sign out first, then sign in with that address.
          </Trans>
        </p>
        {leave.isError && <Refusal error={leave.error} />}
        <button
          type="button"
          className="button button-primary w-full"
          disabled={leave.isPending}
          onClick={() => leave.mutate({})}
        >
          <Trans>Sign out</Trans>
        </button>
      </div>
    );
  }
  return (
    <div className="mt-8 space-y-5">
      <p>
        <Trans>
          This address has an account. Sign in with it to accept; you come back here afterwards.
        </Trans>
      </p>
      <Link
        to="/sign-in"
        search={{ next: "/invitation" }}
        className="button button-primary w-full"
        onClick={() => keepInvitation(token)}
      >
        <Trans>Sign in</Trans>
      </Link>
    </div>
  );
}
