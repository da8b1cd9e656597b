import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listMyFactorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { SessionOut } from "@/api/generated/types.gen";
import { SecondFactorForm } from "@/components/sign-in/second-factor-form";
import { Failure } from "@/components/states/failure";
import { PageTitle } from "@/components/ui/page-title";
import { SetUpFactor } from "@/features/account/security/set-up-factor";

type Props = { session: SessionOut; onDone: () => void };

/** Staff show a second proof, or set one up; until then their staff roles sleep. */
export function SecondStep({ session, onDone }: Props) {
  const { t } = useLingui();
  const enrol = session.second_factor === "to_enrol";
  return (
    <div className="page max-w-md! py-10">
      <PageTitle
        key={session.second_factor}
        title={enrol ? t`Make it safe` : t`Confirm that it is you`}
      />
      <p className="mt-2 text-muted">
        {enrol ? (
          <Trans>
            You work with other people's confidential information. Your e-mail alone is not enough
            for that, so set up a second proof. It takes a minute.
          </Trans>
        ) : (
          <Trans>
            You work with other people's confidential information. That takes a passkey or a code in
            addition to what you signed in with.
          </Trans>
        )}
      </p>
      <div className="mt-6">
        {enrol ? <SetUpFactor onDone={onDone} /> : <Confirm onDone={onDone} />}
      </div>
      <button type="button" className="button button-quiet mt-6 w-full" onClick={onDone}>
        <Trans>Not now: go on without my staff roles</Trans>
      </button>
    </div>
  );
}

function Confirm({ onDone }: { onDone: () => void }) {
  const factors = useQuery({ ...listMyFactorsOptions(), staleTime: 0 });
  if (factors.isPending) return null;
  if (factors.isError) {
    return <Failure error={factors.error} retry={() => void factors.refetch()} />;
  }
  return <SecondFactorForm factors={factors.data} onDone={onDone} />;
}
