import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { removePasskey } from "@/api/generated/sdk.gen";
import type { PasskeyOut } from "@/api/generated/types.gen";
import { browserHasPasskeys } from "@/components/sign-in/passkeys";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { AddPasskey } from "./add-passkey";

export function PasskeysSection({ passkeys }: { passkeys: PasskeyOut[] }) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<PasskeyOut>();
  const can = browserHasPasskeys();
  const done = () => {
    setAdding(false);
    notify(t`The passkey is ready.`);
  };
  return (
    <Section
      title={<Trans>Passkeys</Trans>}
      intro={
        <Trans>
          Sign in with your finger, your face or the PIN of your device. Nothing to remember,
          nothing anyone can steal from a mail.
        </Trans>
      }
      action={
        can &&
        !adding && (
          <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
            <KeyRound size={18} aria-hidden="true" />
            <Trans>Add a passkey</Trans>
          </button>
        )
      }
    >
      {!can && (
        <p className="text-sm text-muted">
          <Trans>This browser cannot make passkeys at this address.</Trans>
        </p>
      )}
      {adding && <AddPasskey primary onDone={done} />}
      {passkeys.length > 0 && (
        <ul className={adding ? "mt-6" : ""}>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} remove={() => setLeaving(passkey)} />
          ))}
        </ul>
      )}
      {leaving && <RemovePasskey passkey={leaving} onClose={() => setLeaving(undefined)} />}
    </Section>
  );
}

function PasskeyRow({ passkey, remove }: { passkey: PasskeyOut; remove: () => void }) {
  const { t } = useLingui();
  const { name, created_at, last_used_at } = passkey;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3.5">
      <KeyRound size={20} className="shrink-0 text-muted" aria-hidden="true" />
      <div className="min-w-48 flex-1">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-muted">
          <Trans>made {formatDate(created_at)}</Trans>
          {last_used_at && (
            <>
              {" "}
              · <Trans>last used {formatDate(last_used_at)}</Trans>
            </>
          )}
        </p>
      </div>
      <button
        type="button"
        className="button button-quiet"
        aria-label={t`Remove ${name}`}
        onClick={remove}
      >
        <Trans>Remove</Trans>
      </button>
    </li>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: PasskeyOut; onClose: () => void }) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const { name } = passkey;
  const remove = useMutation({
    mutationFn: async () => {
      await removePasskey({ path: { passkey_id: passkey.id }, throwOnError: true });
      await readAnew();
    },
    onSuccess: () => {
      onClose();
      notify(t`The passkey is removed.`);
    },
  });
  return (
    <ConfirmDialog
      title={t`Remove ${name}?`}
      open
      onClose={onClose}
      act={t`Remove`}
      onAct={() => remove.mutate()}
      busy={remove.isPending}
      error={remove.error}
    >
      <p>
        <Trans>You can no longer sign in with it. Delete it on the device as well.</Trans>
      </p>
    </ConfirmDialog>
  );
}
