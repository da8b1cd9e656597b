import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { SessionOut } from "@/api/generated/types.gen";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { useSession } from "@/lib/session";
import { fieldWords } from "@/lib/words/problems";
import { EnterCode } from "./enter-code";
import { PasskeyButton } from "./passkey-button";
import { browserHasPasskeys } from "./passkeys";
import { useWays } from "./use-ways";

type Props = {
  /** Where the reader is signed in already and shows it again: nobody else may step in. */
  own?: string;
  onSession: (session: SessionOut) => void;
};

/** A mailed code first, a password for those who have one, a passkey where the browser knows them. */
export function SignInWays({ own, onSession }: Props) {
  const { t } = useLingui();
  const { me } = useSession();
  const { mail, forget, done, ask, enter, withPasskey } = useWays(own, onSession);
  const [email, setEmail] = useState(own ?? "");
  const [password, setPassword] = useState("");
  const [way, setWay] = useState<"mail" | "password">("mail");
  const [pressed, setPressed] = useState(false);

  if (mail) {
    return (
      <EnterCode
        key={mail.id}
        mail={mail}
        onSession={done}
        again={() => ask.mutate(mail.email)}
        onOtherAddress={own ? undefined : forget}
        busy={ask.isPending}
      />
    );
  }
  const trouble = way === "mail" ? ask.error : enter.error;
  const atEmail = fieldError(trouble, "/email");
  const send = () => {
    setPressed(true);
    if (!email.trim() || (way === "password" && !password)) return;
    if (way === "mail") ask.mutate(email.trim());
    else enter.mutate({ email: email.trim(), password });
  };
  return (
    <div className="space-y-6">
      {browserHasPasskeys() && !own && (
        <>
          <PasskeyButton use={withPasskey} />
          <Or />
        </>
      )}
      <form
        className="space-y-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {trouble && !atEmail && <Refusal error={trouble} />}
        {own ? (
          <p>
            <Trans>
              You are signed in as <strong>{own}</strong>.
            </Trans>
          </p>
        ) : (
          <Field
            label={<Trans>E-mail</Trans>}
            error={pressed && !email.trim() ? t`Write your e-mail address.` : atEmail}
          >
            {(control) => (
              <input
                {...control}
                type="email"
                name="email"
                autoComplete="username"
                className="field"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
        )}
        {way === "password" && (
          <Field
            label={<Trans>Password</Trans>}
            error={pressed && !password ? t`Write your password.` : undefined}
          >
            {(control) => (
              <input
                {...control}
                type="password"
                name="password"
                autoComplete="current-password"
                // biome-ignore lint/a11y/noAutofocus: the reader just asked for this field.
                autoFocus={Boolean(own || email)}
                className="field"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        )}
        <button
          type="submit"
          className="button button-primary w-full"
          disabled={ask.isPending || enter.isPending}
        >
          {way === "mail" ? <Trans>Send me a code</Trans> : <Trans>Sign in</Trans>}
        </button>
        {!(own && me?.has_password === false) && (
          <button
            type="button"
            className="button button-quiet w-full"
            onClick={() => {
              setPressed(false);
              setWay(way === "mail" ? "password" : "mail");
            }}
          >
            {way === "mail" ? (
              <Trans>Use a password instead</Trans>
            ) : (
              <Trans>Send me a code instead</Trans>
            )}
          </button>
        )}
      </form>
    </div>
  );
}

function Or() {
  return (
    <p className="flex items-center gap-3 text-sm text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
      <Trans>or</Trans>
    </p>
  );
}

function fieldError(error: unknown, pointer: string): string | undefined {
  if (!isApiError(error)) return undefined;
  const found = error.errors.find((each) => each.pointer.endsWith(pointer));
  return found && fieldWords(found);
}
