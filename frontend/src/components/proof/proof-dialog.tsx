import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listMyFactorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { SecondFactorForm } from "@/components/sign-in/second-factor-form";
import { SignInWays } from "@/components/sign-in/sign-in-ways";
import { Failure } from "@/components/states/failure";
import { Dialog } from "@/components/ui/dialog";
import { type ProofKind, settleProof } from "@/lib/proof";
import { useSession } from "@/lib/session";

/** Asks the reader to show who they are; what they were doing then goes on by itself. */
export default function ProofDialog({ kind }: { kind: ProofKind }) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Confirm that it is you`} open onClose={() => settleProof(false)}>
      <p className="mb-5 text-muted">
        {kind === "recent" ? (
          <Trans>This concerns the safety of your account. Then we go on by ourselves.</Trans>
        ) : (
          <Trans>
            You work with other people's confidential information. That takes a passkey or a code in
            addition to what you signed in with.
          </Trans>
        )}
      </p>
      <Ways kind={kind} />
    </Dialog>
  );
}

function Ways({ kind }: { kind: ProofKind }) {
  const { me } = useSession();
  const factors = useQuery({ ...listMyFactorsOptions(), staleTime: 0 });
  const proven = () => settleProof(true);
  if (factors.isPending) return null;
  if (factors.isError) {
    return <Failure error={factors.error} retry={() => void factors.refetch()} />;
  }
  const hasFactor = factors.data.passkeys.length > 0 || factors.data.authenticator_app !== null;
  if (hasFactor) return <SecondFactorForm factors={factors.data} onDone={proven} />;
  if (kind === "second-factor") return <SetOneUp />;
  return <SignInWays own={me?.email ?? ""} onSession={proven} />;
}

function SetOneUp() {
  return (
    <>
      <p className="mb-5">
        <Trans>You have none yet. It takes a minute to set one up.</Trans>
      </p>
      <Link
        to="/account/security"
        className="button button-primary w-full"
        onClick={() => settleProof(false)}
      >
        <Trans>Set one up</Trans>
      </Link>
    </>
  );
}
