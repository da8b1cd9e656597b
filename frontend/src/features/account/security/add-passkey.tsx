import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { addPasskey, startPasskey } from "@/api/generated/sdk.gen";
import { makePasskey, wasCancelled } from "@/components/sign-in/passkeys";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { deviceName } from "./device-name";

/** A name to know it again by, then the browser's own dialog. */
export function AddPasskey({ onDone, primary }: { onDone: () => void; primary?: boolean }) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const [name, setName] = useState(() => deviceName(navigator.userAgent) || t`This device`);
  const [pressed, setPressed] = useState(false);
  const add = useMutation({
    mutationFn: async () => {
      const { data: challenge } = await startPasskey({ throwOnError: true });
      const credential = await makePasskey(challenge.options);
      await addPasskey({
        body: { challenge_id: challenge.id, credential, name: name.trim() },
        throwOnError: true,
      });
      await readAnew();
    },
    onSuccess: onDone,
  });
  const cancelled = add.isError && wasCancelled(add.error);
  const alreadyHere = add.error?.name === "InvalidStateError";
  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (name.trim()) add.mutate();
      }}
    >
      {add.isError && !cancelled && (
        <Refusal error={add.error}>
          {alreadyHere && <Trans>This device has a passkey for your account already.</Trans>}
        </Refusal>
      )}
      <Field
        label={<Trans>Name</Trans>}
        hint={<Trans>So that you know it again.</Trans>}
        error={pressed && !name.trim() ? t`Give it a name.` : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <button
        type="submit"
        className={`button w-full sm:w-auto ${primary ? "button-primary" : "button-plain"}`}
        disabled={add.isPending}
      >
        <KeyRound size={18} aria-hidden="true" />
        <Trans>Create the passkey</Trans>
      </button>
      {cancelled && (
        <p role="status" className="text-sm text-muted">
          <Trans>No passkey was made. Try again when you are ready.</Trans>
        </p>
      )}
    </form>
  );
}
