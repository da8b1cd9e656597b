import { Trans, useLingui } from "@lingui/react/macro";
import { rejectVerification, verifyActor } from "@/api/generated/sdk.gen";
import type { ActorRef, RegistrationScheme } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { ActDialog } from "@/features/staff/act-dialog";
import { registerAddress } from "@/features/staff/register";
import { formatDate } from "@/lib/format";
import { useActOn } from "./queries";

type About = {
  actor: Pick<ActorRef, "id" | "display_name">;
  registration_scheme: RegistrationScheme | null;
  registration_number: string | null;
};

type Props = { about: About; onClose: () => void };

/** On one's own word, with what one has looked at. */
export function VerifyDialog({ about, onClose }: Props) {
  const { t } = useLingui();
  const { id, display_name: name } = about.actor;
  const verify = useActOn((source: string) =>
    verifyActor({ path: { actor_id: id }, body: { source }, throwOnError: true }),
  );
  const register = registerAddress(about.registration_scheme, about.registration_number);
  const today = formatDate(new Date().toISOString());
  return (
    <ActDialog
      title={t`Verify ${name}?`}
      act={t`Verify`}
      asks={{
        label: <Trans>What did you look at?</Trans>,
        hint: <Trans>It stands in the journal. Others can look it up again.</Trans>,
        start: register ? `${register.name}, ${today}` : "",
        lines: 2,
        most: 200,
      }}
      onClose={onClose}
      onAct={(source) =>
        verify.mutate(source, {
          onSuccess: () => {
            onClose();
            notify(t`${name} is verified.`);
          },
        })
      }
      busy={verify.isPending}
      error={verify.error}
    >
      <p>
        <Trans>Name and number then count as checked, for everyone who trades with them.</Trans>
      </p>
    </ActDialog>
  );
}

export function RejectDialog({ about, onClose }: Props) {
  const { t } = useLingui();
  const { id, display_name: name } = about.actor;
  const reject = useActOn((reason: string) =>
    rejectVerification({ path: { actor_id: id }, body: { reason }, throwOnError: true }),
  );
  return (
    <ActDialog
      title={t`Reject the verification of ${name}?`}
      act={t`Reject`}
      tone="danger"
      asks={{
        label: <Trans>What is wrong?</Trans>,
        hint: <Trans>Its administrators read it, correct the record and ask again.</Trans>,
      }}
      onClose={onClose}
      onAct={(reason) =>
        reject.mutate(reason, {
          onSuccess: () => {
            onClose();
            notify(t`Rejected. Its administrators are told.`);
          },
        })
      }
      busy={reject.isPending}
      error={reject.error}
    />
  );
}
