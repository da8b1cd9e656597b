import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { ActorOut, CapabilityProfileOut } from "@/api/generated/types.gen";
import { ProfileRow } from "@/components/material/profile-row";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageTitle } from "@/components/ui/page-title";
import { organisationQuery } from "@/features/organisation/queries";
import { formatDate } from "@/lib/format";
import { useSession } from "@/lib/session";
import { ProfileFormSection } from "./profile-form";
import { profilesQuery, useProfileVerbs } from "./queries";

/** What the organisation takes in all year, one profile for each process and place. */
export function ProfilesPage({ actorId }: { actorId: string }) {
  const actor = useQuery(organisationQuery(actorId)).data;
  return actor ? <Profiles actor={actor} /> : null;
}

function Profiles({ actor }: { actor: ActorOut }) {
  const { t } = useLingui();
  const writes = useSession().actsFor(actor.id);
  const [editing, setEditing] = useState<string>();
  const list = useQuery(profilesQuery(actor.id));
  const profiles = list.data?.data ?? [];
  const leave = () => setEditing(undefined);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <PageTitle title={t`What you take in`} />
        {writes && editing === undefined && (
          <button type="button" className="button button-primary" onClick={() => setEditing("new")}>
            <Plus size={18} aria-hidden="true" />
            <Trans>Add a process</Trans>
          </button>
        )}
      </div>
      <p className="mt-2 text-muted">
        <Trans>
          Do you sort, shred, spin or make something of textiles all year? Say once what you accept,
          and every offer that fits is suggested to you. Confirm it twice a year.
        </Trans>
      </p>
      {editing === "new" && <ProfileFormSection actor={actor} leave={leave} />}
      <div className="mt-8">
        {list.isPending && <ListSkeleton rows={2} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.data && profiles.length === 0 && editing === undefined && (
          <Empty title={<Trans>No process yet</Trans>}>
            <Trans>Single purchases are better listed as a need.</Trans>
          </Empty>
        )}
        <ul>
          {profiles.map((profile) =>
            editing === profile.id ? (
              <li key={profile.id}>
                <ProfileFormSection actor={actor} profile={profile} leave={leave} />
              </li>
            ) : (
              <ProfileRow key={profile.id} profile={profile}>
                {writes && editing === undefined && (
                  <Verbs profile={profile} edit={() => setEditing(profile.id)} />
                )}
              </ProfileRow>
            ),
          )}
        </ul>
      </div>
    </>
  );
}

function Verbs({ profile, edit }: { profile: CapabilityProfileOut; edit: () => void }) {
  const { t } = useLingui();
  const verbs = useProfileVerbs();
  const [asking, setAsking] = useState(false);
  const path = { stream_id: profile.id };
  const open = profile.status === "published" || profile.status === "paused";
  const until = profile.valid_until;
  return (
    <>
      {open && until && (
        <p className="mt-1 text-sm text-muted">
          <Trans>Confirm it before {formatDate(until)}.</Trans>
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {profile.status !== "expired" && (
          <button type="button" className="button button-plain" onClick={edit}>
            <Trans>Edit</Trans>
          </button>
        )}
        {open ? (
          <button
            type="button"
            className="button button-plain"
            disabled={verbs.confirm.isPending}
            onClick={() => verbs.confirm.mutate({ path })}
          >
            <Trans>Still right</Trans>
          </button>
        ) : (
          <button
            type="button"
            className="button button-primary"
            disabled={verbs.publish.isPending}
            onClick={() => verbs.publish.mutate({ path })}
          >
            <Trans>Publish</Trans>
          </button>
        )}
        <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
          <Trans>Withdraw</Trans>
        </button>
      </div>
      <ConfirmDialog
        title={t`Withdraw “${profile.title}”?`}
        open={asking}
        onClose={() => setAsking(false)}
        act={t`Withdraw it`}
        busy={verbs.withdraw.isPending}
        onAct={() =>
          verbs.withdraw.mutate(
            { path, body: { reason: "no_capacity" } },
            { onSettled: () => setAsking(false) },
          )
        }
      >
        <p>
          <Trans>Its matches end. Under My materials you can publish it again.</Trans>
        </p>
      </ConfirmDialog>
    </>
  );
}
