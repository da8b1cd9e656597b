import { Trans, useLingui } from "@lingui/react/macro";
import { useConfirmSecondFactor } from "@/components/proof/use-confirm";
import { Empty } from "@/components/states/empty";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";

/** Where the staff of programmes and clusters begin. */
export function StaffPage() {
  const { t } = useLingui();
  const { staffAsleep } = useSession();
  const confirm = useConfirmSecondFactor();
  return (
    <div className="page py-8">
      <PageTitle title={t`Administration`} />
      {staffAsleep && (
        <Empty
          title={<Trans>Confirm that it is you</Trans>}
          action={
            <button type="button" className="button button-primary" onClick={confirm}>
              <Trans>Confirm now</Trans>
            </button>
          }
        >
          <Trans>
            You work with other people's confidential information. That takes a passkey or a code in
            addition to what you signed in with.
          </Trans>
        </Empty>
      )}
    </div>
  );
}
