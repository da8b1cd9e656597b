import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { SessionOut } from "@/api/generated/types.gen";
import { SignInWays } from "@/components/sign-in/sign-in-ways";
import { PageTitle } from "@/components/ui/page-title";
import { DemoAccounts } from "./demo-accounts";
import { forgetReturn, rememberReturn } from "./return-address";
import { SecondStep } from "./second-step";

type Props = {
  onDone: () => void;
  /** Where to go after signing in; a link in a mail opens elsewhere and must find it too. */
  target: string;
  reason?: "publish" | undefined;
};

export function SignInPage({ onDone, target, reason }: Props) {
  const { t } = useLingui();
  const [session, setSession] = useState<SessionOut>();
  useEffect(() => rememberReturn(target), [target]);
  const done = () => {
    forgetReturn();
    onDone();
  };
  const next = (opened: SessionOut) => {
    if (needsSecondStep(opened)) setSession(opened);
    else done();
  };
  if (session) return <SecondStep session={session} onDone={done} />;
  return (
    <div className="page max-w-md! py-10">
      <PageTitle title={t`Sign in`} />
      <p className="mt-2 text-muted">
        {reason === "publish" ? (
          <Trans>Your draft is kept. You go on right where you were.</Trans>
        ) : (
          <Trans>With your e-mail alone: we send you a code and a link.</Trans>
        )}
      </p>
      <div className="mt-6">
        <SignInWays onSession={next} />
      </div>
      <p className="mt-8 border-t border-line pt-6 text-muted">
        <Trans>
          Not with us yet?{" "}
          <Link to="/join" className="link">
            Apply here
          </Link>
        </Trans>
      </p>
      <DemoAccounts onSession={next} />
    </div>
  );
}

export const needsSecondStep = ({ second_factor }: SessionOut): boolean =>
  second_factor === "required" || second_factor === "to_enrol";
