import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listMyFactorsOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { FactorsOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { AppSection } from "./app-section";
import { PasskeysSection } from "./passkeys-section";
import { PasswordSection } from "./password-section";
import { SessionsSection } from "./sessions-section";

export function SecurityPage() {
  const { t } = useLingui();
  const factors = useQuery(listMyFactorsOptions());
  return (
    <>
      <PageTitle title={t`Security`} />
      {factors.data && <Needed factors={factors.data} />}
      <div className="mt-7">
        {factors.isPending && <ListSkeleton rows={2} />}
        {factors.isError && <Failure error={factors.error} retry={() => void factors.refetch()} />}
        {factors.data && (
          <>
            <PasskeysSection passkeys={factors.data.passkeys} />
            <AppSection factors={factors.data} />
          </>
        )}
        <PasswordSection />
        <SessionsSection />
      </div>
    </>
  );
}

/** Staff without a second proof are told so: their roles sleep. */
function Needed({ factors }: { factors: FactorsOut }) {
  if (!factors.required || factors.passkeys.length > 0 || factors.authenticator_app) return null;
  return (
    <p className="mt-5 rounded-md bg-weld-tint px-4 py-3 text-weld-text">
      <Trans>
        Your staff roles sleep until you have set up a passkey or an app. It takes a minute.
      </Trans>
    </p>
  );
}
