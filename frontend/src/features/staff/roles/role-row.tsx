import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listStaffRolesQueryKey } from "@/api/generated/@tanstack/react-query.gen";
import { endStaffRole } from "@/api/generated/sdk.gen";
import type { AppointedRoleOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { staffRoleName } from "@/lib/words/people";
import { placesToFill } from "./offices";

/** One person in one office, and the end of it for those who may end it. */
export function RoleRow({ held }: { held: AppointedRoleOut }) {
  const { t } = useLingui();
  const { me, staff } = useSession();
  const { programmes } = usePlacesOfWork();
  const [asking, setAsking] = useState(false);
  const { person, role, valid_until, granted_by, created_at } = held;
  const key = held.cluster_slug
    ? (`c:${held.cluster_slug}` as const)
    : held.programme_slug
      ? (`p:${held.programme_slug}` as const)
      : "";
  const own = person.user_id === me?.user_id;
  const ends = !own && placesToFill(staff, role, programmes).includes(key);
  const name = person.display_name;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-5 gap-y-1 border-t border-line py-3.5 first:border-t-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-64">
        <p>
          <span className="font-semibold">{name}</span> · {staffRoleName(role)}
          {own && (
            <span className="text-muted">
              {" "}
              <Trans>(you)</Trans>
            </span>
          )}
        </p>
        <p className="mt-0.5 text-sm text-muted">
          <a href={`mailto:${person.email}`} className="hover:underline">
            {person.email}
          </a>
          {" · "}
          {granted_by ? (
            <Trans>
              appointed {formatDate(created_at)} by {granted_by.display_name}
            </Trans>
          ) : (
            <Trans>appointed {formatDate(created_at)}</Trans>
          )}
          {valid_until && (
            <>
              {" · "}
              <Trans>until {formatDate(valid_until)}</Trans>
            </>
          )}
        </p>
      </div>
      {ends && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={t`End the role of ${name}`}
          onClick={() => setAsking(true)}
        >
          <Trans>End</Trans>
        </button>
      )}
      {asking && <EndDialog held={held} onClose={() => setAsking(false)} />}
    </li>
  );
}

function EndDialog({ held, onClose }: { held: AppointedRoleOut; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { place } = usePlacesOfWork();
  const name = held.person.display_name;
  const end = useMutation({
    mutationFn: async () => {
      await endStaffRole({ path: { staff_role_id: held.id }, throwOnError: true });
      await queries.invalidateQueries({ queryKey: listStaffRolesQueryKey() });
    },
    onSuccess: () => {
      onClose();
      notify(t`The role of ${name} has ended.`);
    },
  });
  return (
    <ConfirmDialog
      title={t`End the role of ${name}?`}
      open
      onClose={onClose}
      act={t`End the role`}
      onAct={() => end.mutate()}
      busy={end.isPending}
      error={end.error}
    >
      <p>
        <strong>
          {staffRoleName(held.role)}, {place(held)}.
        </strong>{" "}
        <Trans>It ends at once, with the mandates that hang on it. They are told by mail.</Trans>
      </p>
    </ConfirmDialog>
  );
}
