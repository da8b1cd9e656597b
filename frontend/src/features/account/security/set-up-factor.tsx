import { Trans } from "@lingui/react/macro";
import { browserHasPasskeys } from "@/components/sign-in/passkeys";
import { AddApp } from "./add-app";
import { AddPasskey } from "./add-passkey";

/** The first second proof: a passkey where the browser can, else an app. */
export function SetUpFactor({ onDone }: { onDone: () => void }) {
  const passkeys = browserHasPasskeys();
  return (
    <div className="space-y-8">
      {passkeys && (
        <section>
          <h2 className="text-lg">
            <Trans>With this device</Trans>
          </h2>
          <p className="mb-4 mt-1 text-muted">
            <Trans>
              A passkey is the quickest: your finger, your face or the PIN of your device.
            </Trans>
          </p>
          <AddPasskey primary onDone={onDone} />
        </section>
      )}
      <section>
        <h2 className="text-lg">
          <Trans>With an app on your phone</Trans>
        </h2>
        <p className="mb-4 mt-1 text-muted">
          <Trans>
            Any authenticator app will do. It shows six figures that you type when you sign in.
          </Trans>
        </p>
        <AddApp primary={!passkeys} onDone={onDone} />
      </section>
    </div>
  );
}
