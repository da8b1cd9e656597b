import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { signInByMail } from "@/api/generated/sdk.gen";
import type { SessionOut } from "@/api/generated/types.gen";
import { CodeInput } from "@/components/ui/code-input";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { problemWords } from "@/lib/words/problems";
import type { MailInFlight } from "./mail-in-flight";
import { MailboxHint } from "./mailbox-hint";
import { SIX_FIGURES } from "./six-figures";

type Props = {
  mail: MailInFlight;
  onSession: (session: SessionOut) => Promise<void>;
  /** Sends another code; without an address of one's own to change it goes to the same one. */
  again: () => void;
  onOtherAddress?: (() => void) | undefined;
  busy: boolean;
};

/** The mail is on its way; its code is entered here, or its link opened. */
export function EnterCode({ mail, onSession, again, onOtherAddress, busy }: Props) {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  const enter = useMutation({
    mutationFn: async (typed: string) => {
      const { data } = await signInByMail({
        body: { id: mail.id, code: typed },
        throwOnError: true,
      });
      await onSession(data);
    },
  });
  const type = (typed: string) => {
    setCode(typed);
    setShort(false);
    if (SIX_FIGURES.test(typed) && !enter.isPending) enter.mutate(typed);
  };
  const refused = isApiError(enter.error) && enter.error.status !== 0 ? enter.error : undefined;
  const error = short ? t`Write the six figures.` : refused && problemWords(refused);
  return (
    <form
      className="space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (SIX_FIGURES.test(code)) enter.mutate(code);
        else setShort(true);
      }}
    >
      <p role="status">
        <Trans>
          We have sent a mail to <strong>{mail.email}</strong>. Write its code here, or open its
          link.
        </Trans>
      </p>
      <MailboxHint />
      {enter.isError && !refused && <Refusal error={enter.error} />}
      <Field
        label={<Trans>Code from the mail</Trans>}
        error={error}
        hint={<Trans>It is good for 15 minutes.</Trans>}
      >
        {(control) => (
          <CodeInput
            {...control}
            autoFocus
            value={code}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="button button-primary w-full" disabled={enter.isPending}>
        <Trans>Go on</Trans>
      </button>
      <div className="flex flex-wrap justify-between gap-x-4">
        <button
          type="button"
          className="button button-quiet -ml-2.5"
          disabled={busy}
          onClick={again}
        >
          <Trans>Send a new code</Trans>
        </button>
        {onOtherAddress && (
          <button type="button" className="button button-quiet -mr-2.5" onClick={onOtherAddress}>
            <Trans>Another address</Trans>
          </button>
        )}
      </div>
    </form>
  );
}
