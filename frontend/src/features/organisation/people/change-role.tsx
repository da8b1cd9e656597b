import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { changePersonRole } from "@/api/generated/sdk.gen";
import type { PersonOut } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { useReadOrganisationAnew } from "@/features/organisation/queries";
import { memberRoleName } from "@/lib/words/people";
import { RoleField } from "./role-field";

type Props = { actorId: string; person: PersonOut; onClose: () => void };

export function ChangeRole({ actorId, person, onClose }: Props) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actorId);
  const [role, setRole] = useState(person.role);
  const name = person.display_name;
  const save = useMutation({
    mutationFn: () =>
      changePersonRole({
        path: { actor_id: actorId, user_id: person.user_id },
        body: { role },
        throwOnError: true,
      }),
    onSuccess: async () => {
      onClose();
      notify(t`${name} is now: ${memberRoleName(role)}.`);
      await readAnew();
    },
  });
  return (
    <Dialog title={t`The role of ${name}`} open onClose={onClose}>
      <form
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (role === person.role) onClose();
          else save.mutate();
        }}
      >
        {save.isError && <Refusal error={save.error} />}
        <RoleField legend={t`Role`} hideLegend value={role} onChange={setRole} />
        <div className="flex flex-wrap justify-end gap-3">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className="button button-primary" disabled={save.isPending}>
            <Trans>Save</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
