import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RegistrationOut, RegistrationRow } from "@/api/generated/types.gen";
import { FileLink } from "@/components/registrations/file-link";
import { fileAddress } from "@/components/registrations/files";
import { FailureText } from "@/components/states/failure";
import { countryName, formatList } from "@/lib/format";
import { activityName } from "@/lib/words/exchanges";
import { registrationQuery } from "./queries";

/** What they wrote and attached, read when it is opened. */
export function Written({ registration }: { registration: RegistrationRow }) {
  const [open, show] = useState(false);
  return (
    <details className="mt-3" onToggle={(event) => show(event.currentTarget.open)}>
      <summary className="link inline-flex min-h-9 cursor-pointer items-center">
        <Trans>What they write</Trans>
      </summary>
      {open && <Told id={registration.id} />}
    </details>
  );
}

function Told({ id }: { id: string }) {
  const { t } = useLingui();
  const { data, error } = useQuery(registrationQuery(id));
  if (error) return <FailureText error={error} />;
  if (!data) return null;
  const rows: [string, string][] = [
    [t`Why they take part`, data.motivation ?? ""],
    [t`Wants to learn`, data.learning_goals ?? ""],
    [t`Can show`, data.offers ?? ""],
    [t`Topics`, data.topics.join(", ")],
    [t`Wants to`, formatList(data.activity_types.map(activityName))],
    [t`Countries wanted`, formatList(data.target_countries.map(countryName))],
    [t`Countries left out`, formatList(data.excluded_countries.map(countryName))],
    [t`Registered by`, data.contact_name ?? ""],
  ];
  return (
    <>
      <dl className="mt-2 space-y-2 text-sm">
        {rows
          .filter(([, text]) => text)
          .map(([name, text]) => (
            <div key={name}>
              <dt className="text-muted">{name}</dt>
              <dd className="max-w-read whitespace-pre-line wrap-anywhere">{text}</dd>
            </div>
          ))}
      </dl>
      <Files registration={data} />
    </>
  );
}

function Files({ registration }: { registration: RegistrationOut }) {
  const { id, cv, cv_attached, welcome_pack } = registration;
  if (!cv_attached && !welcome_pack) return null;
  return (
    <ul className="mt-2">
      {cv && (
        <li>
          <FileLink file={cv} address={fileAddress(id, "cv")}>
            <Trans>CV of who would travel</Trans>
          </FileLink>
        </li>
      )}
      {cv_attached && !cv && (
        <li className="text-sm text-muted">
          <Trans>A CV is attached. Only those who decide read it.</Trans>
        </li>
      )}
      {welcome_pack && (
        <li>
          <FileLink file={welcome_pack} address={fileAddress(id, "welcome-pack")}>
            <Trans>Welcome pack</Trans>
          </FileLink>
        </li>
      )}
    </ul>
  );
}
