import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ApplicationOut, QuestionOut } from "@/api/generated/types.gen";
import { Fact, Facts } from "@/features/staff/facts";
import { formatNumber } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";
import { Part } from "./part";
import { formQuery } from "./queries";

/** What the programme asked, and what they said. */
export function Answers({ application }: { application: ApplicationOut }) {
  const { t } = useLingui();
  const form = useQuery(formQuery(application.programme_slug)).data;
  const asked = form?.questions.filter(({ key }) => key in application.answers) ?? [];
  if (asked.length === 0 && !application.message) return null;
  return (
    <Part title={<Trans>What they say</Trans>}>
      <Facts>
        {asked.map((question) => (
          <Fact key={question.key} label={inReaderLanguage(question.label)}>
            {answerText(question, application.answers[question.key], t`Yes`, t`No`)}
          </Fact>
        ))}
        {application.message && (
          <Fact label={<Trans>Message</Trans>}>
            <span lang={application.language}>{application.message}</span>
          </Fact>
        )}
      </Facts>
    </Part>
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
