import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { listStaffRolesOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { AppointedRoleOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { useSession } from "@/lib/session";
import { AppointForm } from "./appoint-form";
import { officesToFill } from "./offices";
import { RoleRow } from "./role-row";

/** Who works for which programme and cluster. */
export function RolesPage() {
  const { t } = useLingui();
  const { staff } = useSession();
  const list = useQuery(listStaffRolesOptions());
  const [appointing, setAppointing] = useState(false);
  const appoints = officesToFill(staff).length > 0;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <PageTitle title={t`Staff`} />
          <p className="mt-1 text-muted">
            <Trans>Who works for the programmes and their clusters, and as what.</Trans>
          </p>
        </div>
        {appoints && !appointing && (
          <button
            type="button"
            className="button button-primary"
            onClick={() => setAppointing(true)}
          >
            <UserPlus size={18} aria-hidden="true" />
            <Trans>Appoint somebody</Trans>
          </button>
        )}
      </div>
      {appointing && <AppointForm onClose={() => setAppointing(false)} />}
      <div className="mt-8">
        {list.isPending && <ListSkeleton rows={3} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && <Places roles={list.data.data} />}
      </div>
    </>
  );
}

function Places({ roles }: { roles: AppointedRoleOut[] }) {
  const { place } = usePlacesOfWork();
  const places = new Map<string, AppointedRoleOut[]>();
  for (const role of roles) places.set(place(role), [...(places.get(place(role)) ?? []), role]);
  return [...places].map(([name, held]) => (
    <Section key={name} title={name}>
      <ul>
        {held.map((role) => (
          <RoleRow key={role.id} held={role} />
        ))}
      </ul>
    </Section>
  ));
}
