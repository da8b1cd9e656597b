import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { confirmAuthenticatorApp, startAuthenticatorApp } from "@/api/generated/sdk.gen";
import type { NewAuthenticatorAppOut } from "@/api/generated/types.gen";
import { SIX_FIGURES } from "@/components/sign-in/six-figures";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { CodeInput } from "@/components/ui/code-input";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { refusalWords } from "@/lib/words/problems";
import { RecoveryCodes } from "./recovery-codes";

type Props = { onDone: () => void; primary?: boolean; label?: string | undefined };

/** Scan a picture, type its first code, keep the recovery codes. */
export function AddApp({ onDone, primary, label }: Props) {
  const { t } = useLingui();
  const [codes, setCodes] = useState<string[]>();
  const start = useMutation({
    mutationFn: async () => (await startAuthenticatorApp({ throwOnError: true })).data,
  });
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (start.data) return <FirstCode app={start.data} onCodes={setCodes} />;
  return (
    <div className="space-y-4">
      {start.isError && <Refusal error={start.error} />}
      <button
        type="button"
        className={`button ${primary ? "button-primary w-full sm:w-auto" : "button-plain"}`}
        disabled={start.isPending}
        onClick={() => start.mutate()}
      >
        <Smartphone size={18} aria-hidden="true" />
        {label ?? t`Set up an authenticator app`}
      </button>
    </div>
  );
}

type FirstCodeProps = { app: NewAuthenticatorAppOut; onCodes: (codes: string[]) => void };

function FirstCode({ app, onCodes }: FirstCodeProps) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  const confirm = useMutation({
    mutationFn: async (typed: string) => {
      const { data } = await confirmAuthenticatorApp({ body: { code: typed }, throwOnError: true });
      onCodes(data.recovery_codes);
      await readAnew();
    },
  });
  const refused =
    isApiError(confirm.error) && confirm.error.status !== 0
      ? refusalWords(confirm.error)
      : undefined;
  const type = (typed: string) => {
    setCode(typed);
    setShort(false);
    if (SIX_FIGURES.test(typed) && !confirm.isPending) confirm.mutate(typed.trim());
  };
  return (
    <form
      className="grid items-start gap-x-8 gap-y-5 sm:grid-cols-[auto_minmax(0,1fr)]"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (SIX_FIGURES.test(code)) confirm.mutate(code.trim());
        else setShort(true);
      }}
    >
      <img
        src={`data:image/svg+xml,${encodeURIComponent(app.qr_svg)}`}
        alt={t`QR code for your authenticator app`}
        className="size-44 rounded-md border border-line bg-white p-2"
      />
      <div className="space-y-5">
        <p>
          <Trans>
            Open the authenticator app on your phone and scan the picture. On the phone itself,{" "}
            <a href={app.uri} className="link">
              open it in the app
            </a>
            .
          </Trans>
        </p>
        <details>
          <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
            <Trans>Type the key instead</Trans>
          </summary>
          <p className="mb-3 mt-1 font-mono text-sm" translate="no">
            {app.secret.replace(/(.{4})(?=.)/g, "$1 ")}
          </p>
          <CopyButton text={app.secret} />
        </details>
        {confirm.isError && !refused && <Refusal error={confirm.error} />}
        <Field
          label={<Trans>The code it shows</Trans>}
          error={short ? t`Write the six figures.` : refused}
        >
          {(control) => (
            <CodeInput {...control} value={code} onChange={(event) => type(event.target.value)} />
          )}
        </Field>
        <button
          type="submit"
          className="button button-primary w-full sm:w-auto"
          disabled={confirm.isPending}
        >
          <Trans>Confirm</Trans>
        </button>
      </div>
    </form>
  );
}
