import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { changeMe } from "@/api/generated/sdk.gen";
import type { MeOut } from "@/api/generated/types.gen";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { PageTitle } from "@/components/ui/page-title";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { sortToPlaces } from "@/lib/form-problems";
import { activateLocale, LOCALES, type Locale, rememberLocale } from "@/lib/i18n";
import { useSession } from "@/lib/session";
import { Belongings } from "./belongings";
import { MatchMails } from "./match-mails";

export function ProfilePage() {
  const { t } = useLingui();
  const { me } = useSession();
  if (!me) return null;
  return (
    <>
      <PageTitle title={t`Your account`} />
      <div className="mt-7">
        <Section title={<Trans>You</Trans>}>
          <ProfileForm key={me.user_id} me={me} />
        </Section>
        <MatchMails />
        <Belongings me={me} />
      </div>
    </>
  );
}

function ProfileForm({ me }: { me: MeOut }) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const [name, setName] = useState(me.display_name ?? "");
  const [language, setLanguage] = useState<Locale>(me.language === "en" ? "en" : "da");
  const [pressed, setPressed] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      await changeMe({ body: { display_name: name.trim(), language }, throwOnError: true });
      rememberLocale(language);
      await activateLocale(language);
      await readAnew();
    },
    onSuccess: () => notify(t`Saved.`),
  });
  const { at, rest } = sortToPlaces(save.error, { name: ["/display_name"] });
  const changed = name.trim() !== me.display_name || language !== me.language;
  return (
    <form
      className="space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (name.trim()) save.mutate();
      }}
    >
      {save.isError && !at.name && (
        <Refusal error={save.error}>{rest.length > 0 ? rest.join(" ") : undefined}</Refusal>
      )}
      <Field
        label={<Trans>Name</Trans>}
        hint={<Trans>As others in your company and your counterparts see it.</Trans>}
        error={pressed && !name.trim() ? t`Write your name.` : at.name}
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
      <div>
        <p className="mb-1.5 font-semibold">
          <Trans>E-mail</Trans>
        </p>
        <p>{me.email}</p>
        <p className="mt-1.5 text-sm text-muted">
          <Trans>You sign in with it, so it stays. A new address takes a new invitation.</Trans>
        </p>
      </div>
      <Choices
        legend={<Trans>Language of the pages and of our mails</Trans>}
        value={language}
        onChange={setLanguage}
        choices={Object.entries(LOCALES).map(([value, label]) => ({
          value: value as Locale,
          label: <span lang={value}>{label}</span>,
        }))}
      />
      <button type="submit" className="button button-primary" disabled={save.isPending || !changed}>
        <Trans>Save</Trans>
      </button>
    </form>
  );
}
