import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { listConsentTextsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { acceptInvitation, lookAtInvitation } from "@/api/generated/sdk.gen";
import type { ConsentTextOut, InvitedOut } from "@/api/generated/types.gen";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { Failure, FailureText } from "@/components/states/failure";
import { NotSent } from "@/components/states/not-sent";
import { PageSkeleton } from "@/components/states/skeletons";
import { Choices } from "@/components/ui/choices";
import { ConsentList } from "@/components/ui/consent-list";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { PageTitle } from "@/components/ui/page-title";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { activateLocale, currentLocale, LOCALES, type Locale, rememberLocale } from "@/lib/i18n";
import { useSession } from "@/lib/session";
import { memberRoleMeaning, memberRoleName } from "@/lib/words/people";
import { SignInFirst } from "./sign-in-first";

type Props = { token: string; onAccepted: (actorId: string) => void };

/** An invitation to an organisation: what it is, who one is there, what one agrees to. */
export function InvitationPage({ token, onAccepted }: Props) {
  const invitation = useQuery({
    queryKey: ["invitation", token],
    enabled: token !== "",
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await lookAtInvitation({ body: { token }, throwOnError: true })).data,
  });
  const texts = useQuery(listConsentTextsOptions());
  const session = useSession();
  // Once accepted it cannot be looked at again; what has been read of it stays true.
  if (token === "" || invitation.isLoadingError)
    return <BrokenInvitation error={invitation.error} />;
  if (invitation.isPending || texts.isPending || session.isPending) return <PageSkeleton />;
  if (texts.isError) return <Failure error={texts.error} retry={() => void texts.refetch()} />;
  return (
    <Accept
      invited={invitation.data}
      texts={texts.data.data}
      token={token}
      onAccepted={onAccepted}
    />
  );
}

function BrokenInvitation({ error }: { error: unknown }) {
  const { t } = useLingui();
  return (
    <div className="page max-w-xl! py-10">
      <PageTitle title={t`This invitation does not work`} />
      <p className="mt-3" role="alert">
        {error ? (
          <FailureText error={error} />
        ) : (
          <Trans>Part of the link is missing. Open it from the mail, all of it.</Trans>
        )}
      </p>
      <p className="mt-3 text-muted">
        <Trans>Whoever invited you can send a new one.</Trans>
      </p>
      <Link to="/sign-in" className="button button-plain mt-6">
        <Trans>Sign in</Trans>
      </Link>
    </div>
  );
}

type AcceptProps = {
  invited: InvitedOut;
  texts: ConsentTextOut[];
  token: string;
  onAccepted: (actorId: string) => void;
};

function Accept({ invited, texts, token, onAccepted }: AcceptProps) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const { me } = useSession();
  const [name, setName] = useState("");
  const [language, setLanguage] = useState<Locale>(currentLocale());
  const [given, setGiven] = useState<Record<string, boolean>>({});
  const [pressed, setPressed] = useState(false);
  const { organisation, role, email, has_account, consents_needed } = invited;
  const isThem = me?.email?.toLowerCase() === email.toLowerCase();
  const accept = useMutation({
    mutationFn: async () => {
      await acceptInvitation({
        body: {
          token,
          ...(!has_account && { display_name: name.trim(), language }),
          ...(consents_needed && { consents: texts.map((text) => said(text, given)) }),
        },
        throwOnError: true,
      });
      if (!has_account) {
        rememberLocale(language);
        await activateLocale(language);
      }
      await readAnew();
    },
    onSuccess: () => {
      notify(t`Welcome to ${organisation.display_name}.`);
      onAccepted(organisation.id);
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(accept.error, { name: ["/display_name"] });
  const noName = !has_account && name.trim() === "";
  const notAgreed = (purpose: string) =>
    consents_needed &&
    texts.some((text) => text.purpose === purpose && text.required && !given[purpose]);
  const send = () => {
    setPressed(true);
    if (noName || texts.some(({ purpose }) => notAgreed(purpose))) focusFirstError();
    else accept.mutate();
  };
  return (
    <div className="page max-w-xl! py-10">
      <p className="text-muted">
        <Trans>You are invited to</Trans>
      </p>
      <PageTitle title={organisation.display_name} className="text-3xl" />
      <dl className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5">
        <dt className="text-muted">
          <Trans>As</Trans>
        </dt>
        <dd>
          <strong>{memberRoleName(role)}</strong>
          <span className="block text-sm text-muted">{memberRoleMeaning(role)}</span>
        </dd>
        <dt className="text-muted">
          <Trans>With</Trans>
        </dt>
        <dd>{email}</dd>
      </dl>
      {has_account && !isThem ? (
        <SignInFirst email={email} token={token} />
      ) : (
        <form
          className="mt-8 space-y-7"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          {accept.isError && !at.name && <NotSent error={accept.error} rest={rest} />}
          {!has_account && (
            <>
              <Field
                label={<Trans>Your name</Trans>}
                error={pressed && noName ? t`Write your name.` : at.name}
              >
                {(control) => (
                  <input
                    {...control}
                    className="field"
                    autoComplete="name"
                    maxLength={200}
                    value={name}
                    onChange={(event) => setName(event.target.value)}
                  />
                )}
              </Field>
              <Choices
                legend={<Trans>Language of the pages and of our mails</Trans>}
                value={language}
                onChange={setLanguage}
                choices={Object.entries(LOCALES).map(([value, label]) => ({
                  value: value as Locale,
                  label: <span lang={value}>{label}</span>,
                }))}
              />
            </>
          )}
          {consents_needed && (
            <ConsentList
              texts={texts}
              given={given}
              onChange={setGiven}
              error={(purpose) =>
                pressed && notAgreed(purpose)
                  ? t`Nobody can take part without agreeing to this.`
                  : undefined
              }
            />
          )}
          <button
            type="submit"
            className="button button-primary w-full"
            disabled={accept.isPending}
          >
            <Trans>Accept the invitation</Trans>
          </button>
        </form>
      )}
    </div>
  );
}

const said = ({ purpose, version }: ConsentTextOut, given: Record<string, boolean>) => ({
  purpose,
  text_version: version,
  given: given[purpose] ?? false,
});
