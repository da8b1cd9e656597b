import { useLingui } from "@lingui/react/macro";
import type { QuestionOut } from "@/api/generated/types.gen";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { inReaderLanguage } from "@/lib/words/by-language";
import { barOf, type JoinDraft } from "./draft";
import type { StepProps } from "./step-organisation";

/** What the programme asks, and at once who cannot take part and what they can do instead. */
export function StepQuestions({ form, draft, change, errors }: StepProps) {
  return (
    <div className="space-y-8">
      {form.questions.map((question) => (
        <Question
          key={question.key}
          question={question}
          draft={draft}
          error={errors(`answer-${question.key}`)}
          answer={(text) => change({ answers: { ...draft.answers, [question.key]: text } })}
        />
      ))}
    </div>
  );
}

type QuestionProps = {
  question: QuestionOut;
  draft: JoinDraft;
  error: string | undefined;
  answer: (text: string) => void;
};

function Question({ question, draft, error, answer }: QuestionProps) {
  const said = draft.answers[question.key];
  const bar = barOf(question, said);
  return (
    <div>
      <Answer question={question} said={said} error={bar ? undefined : error} answer={answer} />
      <div role="status">
        {bar && (
          <p className="mt-3 rounded-md bg-weld-tint px-4 py-3 text-weld-text">
            <strong>{inReaderLanguage(bar.reason)}</strong> {inReaderLanguage(bar.remedy)}
          </p>
        )}
      </div>
    </div>
  );
}

type AnswerProps = Omit<QuestionProps, "draft"> & { said: string | undefined };

function Answer({ question, said, error, answer }: AnswerProps) {
  const { t } = useLingui();
  const label = inReaderLanguage(question.label);
  const help = question.help ? inReaderLanguage(question.help) : undefined;
  if (question.kind === "yes_no" || question.kind === "choice") {
    const choices =
      question.kind === "yes_no"
        ? [
            { value: "yes", label: t`Yes` },
            { value: "no", label: t`No` },
          ]
        : question.choices.map(({ value, label: words }) => ({
            value,
            label: inReaderLanguage(words),
          }));
    return (
      <Choices
        legend={label}
        hint={help}
        choices={choices}
        value={said || undefined}
        onChange={answer}
        error={error}
      />
    );
  }
  return (
    <Field label={label} hint={help} error={error}>
      {(control) =>
        question.kind === "number" ? (
          <input
            {...control}
            className="field max-w-60"
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            value={said ?? ""}
            onChange={(event) => answer(event.target.value)}
          />
        ) : (
          <textarea
            {...control}
            rows={3}
            className="field"
            maxLength={1000}
            value={said ?? ""}
            onChange={(event) => answer(event.target.value)}
          />
        )
      }
    </Field>
  );
}
