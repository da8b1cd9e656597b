import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { invitePerson } from "@/api/generated/sdk.gen";
import type { MemberRole } from "@/api/generated/types.gen";
import { NotSent } from "@/components/states/not-sent";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { useReadOrganisationAnew } from "@/features/organisation/queries";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { currentLocale, LOCALES, type Locale } from "@/lib/i18n";
import { useFirstField } from "@/lib/use-first-field";
import { RoleField } from "./role-field";

type Props = { actorId: string; leave: () => void };

const PLACES = { email: ["/email"], role: ["/role"], language: ["/language"] };
const ADDRESS = /^\S+@\S+\.\S+$/;

/** A place in the organisation, offered by mail. */
export function InviteForm({ actorId, leave }: Props) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actorId);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<MemberRole>("stream_editor");
  const [language, setLanguage] = useState<Locale>(currentLocale());
  const field = useFirstField<HTMLFormElement>();
  const [pressed, setPressed] = useState(false);
  const address = email.trim();
  const invite = useMutation({
    mutationFn: () =>
      invitePerson({
        path: { actor_id: actorId },
        body: { email: address, role, language },
        throwOnError: true,
      }),
    onSuccess: async () => {
      notify(t`An invitation is on its way to ${address}.`);
      leave();
      await readAnew();
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(invite.error, PLACES);
  const noAddress = pressed && !ADDRESS.test(address);
  return (
    <form
      ref={field}
      className="mt-6 space-y-6 rounded-lg border border-line bg-raised p-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (ADDRESS.test(address)) invite.mutate();
        else focusFirstError();
      }}
    >
      <h2 className="text-lg">
        <Trans>Invite a colleague</Trans>
      </h2>
      {invite.isError && <NotSent error={invite.error} rest={rest} />}
      <Field
        label={<Trans>Their e-mail</Trans>}
        hint={<Trans>They get a link that is good for 14 days.</Trans>}
        error={noAddress ? t`Write an e-mail address.` : at.email}
      >
        {(control) => (
          <input
            {...control}
            type="email"
            className="field"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <RoleField legend={t`What shall they do?`} value={role} onChange={setRole} error={at.role} />
      <Choices
        legend={<Trans>Language of the mail</Trans>}
        value={language}
        onChange={setLanguage}
        choices={Object.entries(LOCALES).map(([value, label]) => ({
          value: value as Locale,
          label: <span lang={value}>{label}</span>,
        }))}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={invite.isPending}>
          <Trans>Send the invitation</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={leave}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
