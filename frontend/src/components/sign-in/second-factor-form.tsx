import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { askPasskeyChallenge, confirmSecondFactor } from "@/api/generated/sdk.gen";
import type { FactorsOut, SecondFactorIn } from "@/api/generated/types.gen";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { refusalWords } from "@/lib/words/problems";
import { PasskeyButton } from "./passkey-button";
import { browserHasPasskeys, showPasskey } from "./passkeys";
import { SIX_FIGURES } from "./six-figures";
import { useReadAnew } from "./use-read-anew";

type Props = { factors: FactorsOut; onDone: () => void };

/** Shows a second proof: a passkey, a code from the app, or one of the codes kept for bad days. */
export function SecondFactorForm({ factors, onDone }: Props) {
  const readAnew = useReadAnew();
  const [lost, setLost] = useState(false);
  const canPasskey = factors.passkeys.length > 0 && browserHasPasskeys();
  const confirm = async (body: SecondFactorIn) => {
    await confirmSecondFactor({ body, throwOnError: true });
    await readAnew();
    onDone();
  };
  const withPasskey = async () => {
    const { data } = await askPasskeyChallenge({
      body: { purpose: "second_factor" },
      throwOnError: true,
    });
    const credential = await showPasskey(data.options);
    await confirm({ challenge_id: data.id, credential });
  };
  return (
    <div className="space-y-6">
      {canPasskey && <PasskeyLead use={withPasskey} />}
      {factors.authenticator_app && !lost && (
        <CodeForm kind="app" autoFocus={!canPasskey} send={(code) => confirm({ code })} />
      )}
      {lost && (
        <CodeForm kind="recovery" autoFocus send={(recovery_code) => confirm({ recovery_code })} />
      )}
      {factors.recovery_codes_left > 0 && (
        <button
          type="button"
          className="button button-quiet w-full"
          onClick={() => setLost((now) => !now)}
        >
          {lost ? <Trans>Use the app instead</Trans> : <Trans>Use a recovery code</Trans>}
        </button>
      )}
    </div>
  );
}

function PasskeyLead({ use }: { use: () => Promise<void> }) {
  const { t } = useLingui();
  return <PasskeyButton primary label={t`Confirm with a passkey`} use={use} />;
}

type CodeFormProps = {
  kind: "app" | "recovery";
  autoFocus?: boolean;
  send: (code: string) => Promise<void>;
};

function CodeForm({ kind, autoFocus, send }: CodeFormProps) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  const sending = useMutation({ mutationFn: send });
  const complete = (text: string) => (kind === "app" ? SIX_FIGURES.test(text) : text.trim() !== "");
  const missing = kind === "app" ? t`Write the six figures.` : t`Write one of your codes.`;
  const refused =
    isApiError(sending.error) && sending.error.status !== 0
      ? refusalWords(sending.error)
      : undefined;
  const type = (text: string) => {
    setCode(text);
    setShort(false);
    if (kind === "app" && SIX_FIGURES.test(text) && !sending.isPending) sending.mutate(text.trim());
  };
  const field = { value: code, autoFocus };
  return (
    <form
      className="space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete(code)) sending.mutate(code.trim());
        else setShort(true);
      }}
    >
      {sending.isError && !refused && <Refusal error={sending.error} />}
      <Field
        label={
          kind === "app" ? (
            <Trans>Code from your authenticator app</Trans>
          ) : (
            <Trans>Recovery code</Trans>
          )
        }
        hint={kind === "recovery" && <Trans>One of those you kept. Each is good once.</Trans>}
        error={short ? missing : refused}
      >
        {(control) =>
          kind === "app" ? (
            <CodeInput {...control} {...field} onChange={(event) => type(event.target.value)} />
          ) : (
            <input
              {...control}
              {...field}
              autoComplete="off"
              spellCheck={false}
              className="field"
              onChange={(event) => type(event.target.value)}
            />
          )
        }
      </Field>
      <button type="submit" className="button button-primary w-full" disabled={sending.isPending}>
        <Trans>Confirm</Trans>
      </button>
    </form>
  );
}
