import { t } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { CircleHelp } from "lucide-react";
import type { CompositionQuestion, CompositionReadingOut } from "@/api/generated/types.gen";
import { useNames } from "@/components/reference/names";
import { CompositionBar } from "@/components/textile/composition-bar";
import { Field } from "@/components/ui/field";
import { compositionParts } from "./composition";

type Props = {
  text: string;
  reading: CompositionReadingOut | undefined;
  error?: string | undefined;
  onChange: (text: string) => void;
};

/** Free text as people write it, with what was understood shown at once. */
export function CompositionField({ text, reading, error, onChange }: Props) {
  const { t } = useLingui();
  return (
    <div>
      <Field
        label={<Trans>What is it made of?</Trans>}
        hint={<Trans>As it says on the label, or as well as you know.</Trans>}
        error={error}
      >
        {(control) => (
          <input
            {...control}
            className="field text-lg"
            value={text}
            maxLength={2000}
            autoComplete="off"
            placeholder={t`65% polyester 35% cotton`}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div aria-live="polite">
        {text.trim() !== "" && reading && (
          <Understood reading={reading} text={text} onChange={onChange} />
        )}
      </div>
    </div>
  );
}

type UnderstoodProps = {
  reading: CompositionReadingOut;
  text: string;
  onChange: (text: string) => void;
};

function Understood({ reading, text, onChange }: UnderstoodProps) {
  const names = useNames();
  const parts = compositionParts({ composition: reading.lines }, names);
  return (
    <div className="mt-3 space-y-3">
      {parts.length > 0 && <CompositionBar parts={parts} />}
      {reading.complete && (
        <p className="text-sm font-semibold text-woad">
          <Trans>Understood.</Trans>
        </p>
      )}
      {reading.questions.map((question) => (
        <Question
          key={`${question.code}-${question.start}-${question.fragment}`}
          question={question}
          lines={reading.lines}
          text={text}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

type QuestionProps = {
  question: CompositionQuestion;
  lines: CompositionReadingOut["lines"];
  text: string;
  onChange: (text: string) => void;
};

/** Asks instead of guessing. An answer changes the text, which is then read again. */
function Question({ question, lines, text, onChange }: QuestionProps) {
  const names = useNames();
  const suggestion = question.suggestion ?? [];
  const written = (some: typeof lines) =>
    some.map((line) => `${line.share_pct}% ${names.fibre(line.fibre)}`).join(", ");
  const answer = (words: string) => {
    const whole = question.start === question.end;
    onChange(whole ? words : text.slice(0, question.start) + words + text.slice(question.end));
  };
  const accept = () =>
    answer(written(question.start === question.end ? [...lines, ...suggestion] : suggestion));
  return (
    <div className="rounded-md bg-weld-tint p-3.5 text-sm text-weld-text">
      <p className="flex gap-2">
        <CircleHelp size={18} aria-hidden="true" className="mt-0.5 shrink-0" />
        <span>{questionText(question)}</span>
      </p>
      <div className="mt-2 flex flex-wrap gap-2 text-ink empty:hidden">
        {suggestion.length > 0 ? (
          <button type="button" className="button button-plain" onClick={accept}>
            {written(suggestion)}
          </button>
        ) : (
          question.candidates.map(({ fibre }) => (
            <button
              key={fibre}
              type="button"
              className="button button-plain"
              onClick={() => answer(names.fibre(fibre))}
            >
              {names.fibre(fibre)}
            </button>
          ))
        )}
      </div>
    </div>
  );
}

function questionText({ code, fragment, detail }: CompositionQuestion): string {
  switch (code) {
    case "ambiguous-fibre":
      return t`Which fibre do you mean by “${fragment}”?`;
    case "blend-name":
      return t`“${fragment}” is the name of a blend. Is this right?`;
    case "unknown-fibre":
    case "unknown-word":
      return t`We do not know “${fragment}”. Can you write it in another way?`;
    case "fibre-without-share":
      return t`How many per cent is “${fragment}”?`;
    case "share-without-fibre":
      return t`Which fibre belongs to “${fragment}”?`;
    case "share-range":
    case "share-bound":
      return t`“${fragment}”: what is the most likely share?`;
    case "share-out-of-range":
      return t`“${fragment}” cannot be a share. It must be between 0 and 100.`;
    case "share-of-share":
      return t`“${fragment}”: write the share of the whole instead.`;
    case "unclear-quality":
      return t`What is “${fragment}” said about? Put it right before the fibre.`;
    case "unknown-part":
      return t`Which part is “${fragment}”? Outside, back, lining or trim?`;
    case "unclear-order":
      return t`Which share belongs to which fibre in “${fragment}”?`;
    case "sum-not-100":
      return t`The shares do not add up to 100. What is missing or too much?`;
    case "several-compositions":
      return t`This looks like more than one composition. Which one is it?`;
    case "text-too-long":
      return t`That is a long text; the end was not read.`;
    default:
      return detail;
  }
}
