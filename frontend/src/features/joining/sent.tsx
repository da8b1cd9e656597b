import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { MyApplicationOut, ProgrammeFormOut, QuestionOut } from "@/api/generated/types.gen";
import { countryName, formatNumber } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";

type Props = { application: MyApplicationOut; form: ProgrammeFormOut };

/** What was sent, as it stands now. */
export function Sent({ application, form }: Props) {
  const { t } = useLingui();
  const { organisation, claims } = application;
  const cluster = form.clusters.find(({ slug }) => slug === application.cluster_slug);
  const answered = form.questions.filter(({ key }) => key in application.answers);
  return (
    <section className="mt-10 border-t border-line pt-6">
      <h2 className="text-lg">
        <Trans>What you wrote</Trans>
      </h2>
      <dl className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
        <Fact label={<Trans>Company</Trans>}>
          {claims?.display_name ?? organisation?.legal_name}
          {organisation && (
            <span className="block text-muted">
              {[
                organisation.registration_number,
                [organisation.postcode, organisation.town].filter(Boolean).join(" "),
                countryName(organisation.country),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          )}
        </Fact>
        {application.proof && (
          <Fact label={<Trans>Why you may act for it</Trans>}>{application.proof}</Fact>
        )}
        {cluster && form.clusters.length > 1 && (
          <Fact label={<Trans>Your cluster</Trans>}>{cluster.name}</Fact>
        )}
        {answered.map((question) => (
          <Fact key={question.key} label={inReaderLanguage(question.label)}>
            {answerText(question, application.answers[question.key], t`Yes`, t`No`)}
          </Fact>
        ))}
        <Fact label={<Trans>You</Trans>}>
          {application.applicant_name}
          <span className="block text-muted">{application.applicant_email}</span>
        </Fact>
        {application.message && (
          <Fact label={<Trans>Your message</Trans>}>{application.message}</Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted max-sm:-mb-4">{label}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </>
  );
}

function answerText(
  question: QuestionOut,
  answer: boolean | number | string | undefined,
  yes: string,
  no: string,
): string {
  if (typeof answer === "boolean") return answer ? yes : no;
  if (typeof answer === "number") return formatNumber(answer, 1);
  const choice = question.choices.find(({ value }) => value === answer);
  return choice ? inReaderLanguage(choice.label) : (answer ?? "");
}
