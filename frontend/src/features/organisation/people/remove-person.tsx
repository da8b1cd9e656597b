import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { removePerson } from "@/api/generated/sdk.gen";
import type { PersonOut } from "@/api/generated/types.gen";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { useReadOrganisationAnew } from "@/features/organisation/queries";

type Props = { actorId: string; person: PersonOut; self: boolean; onClose: () => void };

/** Somebody goes: by their own wish, or an administrator's. */
export function RemovePerson({ actorId, person, self, onClose }: Props) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actorId);
  const navigate = useNavigate();
  const name = person.display_name;
  const remove = useMutation({
    mutationFn: () =>
      removePerson({ path: { actor_id: actorId, user_id: person.user_id }, throwOnError: true }),
    onSuccess: async () => {
      onClose();
      notify(self ? t`You have left.` : t`${name} has been removed.`);
      // Whoever has left may no longer read these pages.
      if (self) await navigate({ to: "/account" });
      await readAnew();
    },
  });
  return (
    <ConfirmDialog
      title={self ? t`Leave the organisation?` : t`Remove ${name}?`}
      open
      onClose={onClose}
      act={self ? t`Leave` : t`Remove`}
      onAct={() => remove.mutate()}
      busy={remove.isPending}
      error={remove.error}
    >
      <p>
        {self ? (
          <Trans>
            You can then no longer see or do anything for it. What you have listed stays with the
            organisation. An administrator can invite you again.
          </Trans>
        ) : (
          <Trans>
            {name} is signed out of the organisation at once and gets a mail about it. What they
            have listed stays. You can invite them again.
          </Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}
