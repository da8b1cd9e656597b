import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { confirmClusterMembership, refuseClusterMembership } from "@/api/generated/sdk.gen";
import type { OrganisationToCheckOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { ActDialog } from "@/features/staff/act-dialog";
import { CheckCard } from "./card";
import { useActOn } from "./queries";

/** A company that says it belongs to the cluster. */
export function MembershipCard({ row }: { row: OrganisationToCheckOut }) {
  const { t } = useLingui();
  const { cluster } = usePlacesOfWork();
  const [refusing, setRefusing] = useState(false);
  const name = row.actor.display_name;
  const where = cluster(row.cluster_slug ?? "");
  const path = { actor_id: row.actor.id, cluster_slug: row.cluster_slug ?? "" };
  const confirm = useActOn(() => confirmClusterMembership({ path, throwOnError: true }));
  const refuse = useActOn((reason: string) =>
    refuseClusterMembership({ path, body: { reason }, throwOnError: true }),
  );
  return (
    <CheckCard
      row={row}
      actions={
        <>
          <button
            type="button"
            className="button button-primary"
            disabled={confirm.isPending}
            onClick={() =>
              confirm.mutate(undefined, {
                onSuccess: () => notify(t`${name} is now a member of ${where}.`),
              })
            }
          >
            <Trans>Confirm</Trans>
          </button>
          <button type="button" className="button button-plain" onClick={() => setRefusing(true)}>
            <Trans>Refuse</Trans>
          </button>
        </>
      }
    >
      <p className="mt-1.5">{where}</p>
      {confirm.isError && (
        <div className="mt-3">
          <Refusal error={confirm.error} />
        </div>
      )}
      {refusing && (
        <ActDialog
          title={t`Refuse ${name} a place in ${where}?`}
          act={t`Refuse`}
          tone="danger"
          asks={{
            label: <Trans>Why?</Trans>,
            hint: <Trans>Its administrators read it.</Trans>,
          }}
          onClose={() => setRefusing(false)}
          onAct={(reason) =>
            refuse.mutate(reason, {
              onSuccess: () => {
                setRefusing(false);
                notify(t`Refused. Its administrators are told.`);
              },
            })
          }
          busy={refuse.isPending}
          error={refuse.error}
        />
      )}
    </CheckCard>
  );
}
