import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { peopleQuery } from "@/features/organisation/queries";
import { useSession } from "@/lib/session";
import { InvitationsSection } from "./invitations-section";
import { InviteForm } from "./invite-form";
import { PersonRow } from "./person-row";

/** Who belongs to the organisation, and who is asked to. */
export function PeoplePage({ actorId }: { actorId: string }) {
  const { t } = useLingui();
  const { mayFor } = useSession();
  const [inviting, setInviting] = useState(false);
  const people = useQuery(peopleQuery(actorId));
  const manages = mayFor("people.manage", actorId);
  const administrators = people.data?.data.filter(({ role }) => role === "org_admin").length ?? 0;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <PageTitle title={t`People`} />
        {manages && !inviting && (
          <button type="button" className="button button-primary" onClick={() => setInviting(true)}>
            <UserPlus size={18} aria-hidden="true" />
            <Trans>Invite a colleague</Trans>
          </button>
        )}
      </div>
      {manages && inviting && <InviteForm actorId={actorId} leave={() => setInviting(false)} />}
      <div className="mt-7">
        {people.isPending && <ListSkeleton rows={2} />}
        {people.isError && <Failure error={people.error} retry={() => void people.refetch()} />}
        <ul>
          {people.data?.data.map((person) => (
            <PersonRow
              key={person.user_id}
              actorId={actorId}
              person={person}
              manages={manages}
              last={person.role === "org_admin" && administrators === 1}
            />
          ))}
        </ul>
        {people.data?.data.length === 0 && (
          <p className="text-muted">
            <Trans>Nobody yet.</Trans>
          </p>
        )}
        {manages && <InvitationsSection actorId={actorId} />}
      </div>
    </>
  );
}
