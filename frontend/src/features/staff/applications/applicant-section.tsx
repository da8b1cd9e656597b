import { Trans } from "@lingui/react/macro";
import type { ApplicationOut } from "@/api/generated/types.gen";
import { Fact, Facts } from "@/features/staff/facts";
import { Part } from "./part";

/** Who asks, and how one can see that they may. */
export function ApplicantSection({ application }: { application: ApplicationOut }) {
  const { applicant_name, applicant_email, proof, language } = application;
  return (
    <Part title={<Trans>Who asks</Trans>}>
      <Facts>
        <Fact label={<Trans>Name</Trans>}>
          {applicant_name}
          {applicant_email && (
            <a href={`mailto:${applicant_email}`} className="link block w-fit">
              {applicant_email}
            </a>
          )}
        </Fact>
        {proof && (
          <Fact label={<Trans>Why they may act for it</Trans>}>
            <span lang={language}>{proof}</span>
          </Fact>
        )}
        <Fact label={<Trans>Consents</Trans>}>
          <Trans>Agreed to the terms and to sharing data, without which nobody can apply.</Trans>
        </Fact>
      </Facts>
    </Part>
  );
}
