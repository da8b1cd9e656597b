import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { eraseMe } from "@/api/generated/sdk.gen";
import { CheckField } from "@/components/ui/check-field";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { useSession } from "@/lib/session";
import { refusalWords } from "@/lib/words/problems";

/** Goes for good, after saying plainly what that means. */
export function EraseSection() {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={<Trans>Erase me</Trans>}
      intro={<Trans>Takes your name and address away everywhere. It cannot be undone.</Trans>}
      action={
        <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
          <Trans>Erase my account</Trans>
        </button>
      }
    >
      {asking && <Erase title={t`Erase your account?`} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Erase({ title, onClose }: { title: string; onClose: () => void }) {
  const { t } = useLingui();
  const { me } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [leave, setLeave] = useState(false);
  const erase = useMutation({
    mutationFn: () =>
      eraseMe({
        body: { confirm: typed.trim(), leave_without_administrator: leave },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await navigate({ to: "/" });
      await queries.resetQueries();
      notify(t`You are erased here. Thank you for taking part.`);
    },
  });
  const conflict = isApiError(erase.error, 409);
  const atField = isApiError(erase.error, 422) ? erase.error : undefined;
  const email = me?.email ?? "";
  return (
    <ConfirmDialog
      title={title}
      open
      onClose={onClose}
      act={t`Erase for good`}
      onAct={() => erase.mutate()}
      busy={erase.isPending}
      disabled={typed.trim().toLowerCase() !== email.toLowerCase()}
      error={atField ? undefined : erase.error}
    >
      <ul className="list-disc space-y-1 pl-5">
        <li>
          <Trans>You can no longer sign in; your passkeys and keys stop working.</Trans>
        </li>
        <li>
          <Trans>Your name and your e-mail address are taken out everywhere.</Trans>
        </li>
        <li>
          <Trans>
            Your company and its materials stay. What you did there stays in the journal, without
            your name.
          </Trans>
        </li>
      </ul>
      {conflict && (
        <CheckField
          label={<Trans>Erase me although nobody else can administer it</Trans>}
          checked={leave}
          onChange={setLeave}
        />
      )}
      <Field
        label={
          <Trans>
            Type <span translate="no">{email}</span> to go on
          </Trans>
        }
        error={atField && refusalWords(atField)}
      >
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="off"
            className="field"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
