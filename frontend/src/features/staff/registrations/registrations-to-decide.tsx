import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RegistrationState } from "@/api/generated/types.gen";
import { SelectFilter } from "@/components/filters/select-filter";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { registrationStateName } from "@/lib/words/registrations";
import { registrationsQuery } from "./queries";
import { RegistrationToDecide } from "./registration-to-decide";

const STATES: RegistrationState[] = [
  "submitted",
  "changes_requested",
  "accepted",
  "dormant",
  "rejected",
  "closed",
];

/** Registrations of the clusters one works for: those to decide on first. */
export function RegistrationsToDecide() {
  const { t } = useLingui();
  const [state, show] = useState<RegistrationState>("submitted");
  const found = useQuery(registrationsQuery(state));
  return (
    <>
      <p className="max-w-read text-muted">
        <Trans>
          Whoever is accepted sees the catalogue, appears in it and can propose exchanges.
        </Trans>
      </p>
      <div className="mt-4 max-w-72">
        <SelectFilter
          label={t`State`}
          any={t`To be decided`}
          value={state === "submitted" ? undefined : state}
          options={STATES.slice(1).map((value) => ({ value, label: registrationStateName(value) }))}
          onChange={(chosen) => show(STATES.find((each) => each === chosen) ?? "submitted")}
        />
      </div>
      <div className="mt-5">
        {found.isPending && <ListSkeleton />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.isSuccess && found.data.length === 0 && (
          <Empty
            title={
              state === "submitted" ? (
                <Trans>Nothing to decide</Trans>
              ) : (
                <Trans>None in this state</Trans>
              )
            }
          >
            <Trans>
              Organisations that choose your cluster appear here when they send the form.
            </Trans>
          </Empty>
        )}
        <ul className="space-y-4">
          {found.data?.map((registration) => (
            <li key={registration.id}>
              <RegistrationToDecide registration={registration} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
