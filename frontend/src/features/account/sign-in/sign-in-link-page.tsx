import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { signInByMail } from "@/api/generated/sdk.gen";
import type { SessionOut } from "@/api/generated/types.gen";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { FailureText } from "@/components/states/failure";
import { PageTitle } from "@/components/ui/page-title";
import { forgetReturn } from "./return-address";
import { SecondStep } from "./second-step";
import { needsSecondStep } from "./sign-in-page";

type Props = { token: string; onDone: () => void };

/**
 * The link in a mail leads here. One more press signs in: programs that open every link of a mail
 * to check it must not use it up.
 */
export function SignInLinkPage({ token, onDone }: Props) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const [session, setSession] = useState<SessionOut>();
  const done = () => {
    forgetReturn();
    onDone();
  };
  const enter = useMutation({
    mutationFn: async () => {
      const { data } = await signInByMail({ body: { token }, throwOnError: true });
      await readAnew();
      return data;
    },
    onSuccess: (opened) => (needsSecondStep(opened) ? setSession(opened) : done()),
  });
  if (session) return <SecondStep session={session} onDone={done} />;
  const broken = token === "" || enter.isError;
  return (
    <div className="page max-w-md! py-10">
      <PageTitle title={broken ? t`This link does not work` : t`Sign in`} />
      {broken ? (
        <div role="alert">
          <p className="mt-3">
            {enter.isError ? (
              <FailureText error={enter.error} />
            ) : (
              <Trans>Part of the link is missing. Open it from the mail, all of it.</Trans>
            )}
          </p>
          <Link to="/sign-in" className="button button-primary mt-6 w-full">
            <Trans>Send me a new one</Trans>
          </Link>
        </div>
      ) : (
        <>
          <p className="mt-2 text-muted">
            <Trans>Your link is here. One press, and you are in.</Trans>
          </p>
          <button
            type="button"
            className="button button-primary mt-6 w-full"
            disabled={enter.isPending}
            onClick={() => enter.mutate()}
          >
            <Trans>Sign in</Trans>
          </button>
        </>
      )}
    </div>
  );
}
