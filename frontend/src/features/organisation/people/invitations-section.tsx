import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { revokeInvitation, sendInvitationAgain } from "@/api/generated/sdk.gen";
import type { InvitationOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { invitationsQuery, useReadOrganisationAnew } from "@/features/organisation/queries";
import { formatDate } from "@/lib/format";
import { memberRoleName } from "@/lib/words/people";

/** Who has been asked and has not answered yet. */
export function InvitationsSection({ actorId }: { actorId: string }) {
  const list = useQuery(invitationsQuery(actorId));
  if (list.data?.data.length === 0) return null;
  return (
    <Section title={<Trans>Invited, not answered yet</Trans>}>
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      <ul>
        {list.data?.data.map((invitation) => (
          <InvitationRow key={invitation.id} actorId={actorId} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = { actorId: string; invitation: InvitationOut };

function InvitationRow({ actorId, invitation }: RowProps) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actorId);
  const path = { actor_id: actorId, invitation_id: invitation.id };
  const { email } = invitation;
  const again = useMutation({
    mutationFn: () => sendInvitationAgain({ path, throwOnError: true }),
    onSuccess: async () => {
      notify(t`A new invitation is on its way to ${email}.`);
      await readAnew();
    },
  });
  const takeBack = useMutation({
    mutationFn: () => revokeInvitation({ path, throwOnError: true }),
    onSuccess: async () => {
      notify(t`The invitation to ${email} has been taken back.`);
      await readAnew();
    },
  });
  const busy = again.isPending || takeBack.isPending;
  const trouble = again.error ?? takeBack.error;
  return (
    <li className="border-t border-line py-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Mail size={20} aria-hidden="true" className="shrink-0 text-muted" />
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-semibold">{email}</p>
          <p className="text-sm text-muted">
            {memberRoleName(invitation.role)} ·{" "}
            {invitation.state === "expired" ? (
              <Trans>too old since {formatDate(invitation.expires_at)}</Trans>
            ) : (
              <Trans>good until {formatDate(invitation.expires_at)}</Trans>
            )}
          </p>
        </div>
        <div className="-mx-2.5 flex flex-wrap">
          <button
            type="button"
            className="button button-quiet"
            disabled={busy}
            aria-label={t`Send again: ${email}`}
            onClick={() => again.mutate()}
          >
            <Trans>Send again</Trans>
          </button>
          <button
            type="button"
            className="button button-quiet"
            disabled={busy}
            aria-label={t`Take back: ${email}`}
            onClick={() => takeBack.mutate()}
          >
            <Trans>Take back</Trans>
          </button>
        </div>
      </div>
      {trouble && (
        <div className="mt-2">
          <Refusal error={trouble} />
        </div>
      )}
    </li>
  );
}
