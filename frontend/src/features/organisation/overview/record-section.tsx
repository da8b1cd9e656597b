import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import type { ActorOut } from "@/api/generated/types.gen";
import { Section } from "@/components/ui/section";
import { formatList } from "@/lib/format";
import { currentLocale } from "@/lib/i18n";
import { languageName } from "@/lib/language-names";
import { roleName, sizeName } from "@/lib/words/actors";
import { schemeName } from "@/lib/words/organisations";
import { RecordForm } from "./record-form";

type Props = {
  actor: ActorOut;
  mayChange: boolean;
  editing: boolean;
  setEditing: (editing: boolean) => void;
};

/** What the organisation says about itself, and a form to change it. */
export function RecordSection({ actor, mayChange, editing, setEditing }: Props) {
  const open = mayChange && editing;
  return (
    <Section
      title={<Trans>About the company</Trans>}
      action={
        mayChange &&
        !open && (
          <button type="button" className="button button-plain" onClick={() => setEditing(true)}>
            <Pencil size={16} aria-hidden="true" />
            <Trans>Edit</Trans>
          </button>
        )
      }
    >
      {open ? (
        <RecordForm actor={actor} leave={() => setEditing(false)} />
      ) : (
        <Facts actor={actor} />
      )}
    </Section>
  );
}

function Facts({ actor }: { actor: ActorOut }) {
  const texts = Object.entries(actor.description);
  const [language, description] =
    texts.find(([code]) => code === currentLocale()) ?? texts[0] ?? [];
  const facts: [string, ReactNode][] = [
    [t`Legal name`, actor.legal_name],
    [
      actor.registration_scheme ? schemeName(actor.registration_scheme) : t`Registration number`,
      actor.registration_number,
    ],
    [t`Size`, actor.size_class && sizeName(actor.size_class)],
    [t`What you do`, actor.roles.length > 0 && actor.roles.map(roleName).join(" · ")],
    [t`Website`, actor.website?.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")],
    [
      t`Languages you answer in`,
      actor.languages.length > 0 && formatList(actor.languages.map(languageName)),
    ],
  ];
  return (
    <>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2">
        {facts.map(([label, value]) => (
          <div key={label} className="min-w-0">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className={value ? "font-semibold leading-snug" : "text-muted"}>
              {value || <Trans>not said yet</Trans>}
            </dd>
          </div>
        ))}
      </dl>
      {description && (
        <p className="mt-5 whitespace-pre-line" lang={language}>
          {description}
        </p>
      )}
    </>
  );
}
