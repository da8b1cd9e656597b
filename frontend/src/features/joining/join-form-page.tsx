import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import { applyToJoin, searchDuplicates } from "@/api/generated/sdk.gen";
import type { DuplicateOut } from "@/api/generated/types.gen";
import { NotSent } from "@/components/states/not-sent";
import { PageTitle } from "@/components/ui/page-title";
import { focusFirstError } from "@/lib/form-problems";
import { currentLocale } from "@/lib/i18n";
import { inReaderLanguage } from "@/lib/words/by-language";
import { AlreadyKnown } from "./already-known";
import { type JoinDraft, missingIn, type Step, toApplication } from "./draft";
import { sortProblems } from "./problems";
import { programmeQuery } from "./queries";
import { StepOrganisation } from "./step-organisation";
import { StepPerson } from "./step-person";
import { StepQuestions } from "./step-questions";
import { useChosenCompany } from "./use-chosen";
import { useJoinDraft } from "./use-draft";
import { useMissingWords } from "./use-missing-words";

type Props = {
  programme: string;
  /** A company of the registry that the applicant came from. */
  company?: string | undefined;
  step: Step;
  go: (step: Step) => void;
  onSent: (link: string) => void;
};

/** Three steps, about two minutes. */
export function JoinFormPage({ programme, company, step, go, onSent }: Props) {
  const { t } = useLingui();
  const form = useSuspenseQuery(programmeQuery(programme)).data;
  const { draft, change, clear } = useJoinDraft(programme);
  useChosenCompany(company, change);
  const [pressed, setPressed] = useState(false);
  const [known, setKnown] = useState<DuplicateOut[]>([]);
  const words = useMissingWords(draft);
  const send = useMutation({
    mutationFn: async () => {
      const body = toApplication(draft, form, currentLocale());
      return (await applyToJoin({ body, throwOnError: true })).data;
    },
    onSuccess: ({ id, token }) => {
      clear();
      onSent(`${id}.${token}`);
    },
    onError: (error) => {
      const at = sorted(error).step;
      if (at && at !== step) go(at);
      focusFirstError();
    },
  });
  const sorted = (error: unknown) =>
    sortProblems(
      error,
      form.questions.map(({ key }) => key),
      form.consent_texts.map(({ purpose }) => purpose),
    );
  const look = useMutation({
    mutationFn: async () =>
      (await searchDuplicates({ body: lookFor(draft), throwOnError: true })).data,
    // Whether somebody alike is known is worth a question, not a refusal.
    onSettled: (found) => (found?.data.length ? setKnown(found.data) : move(2)),
  });
  const missing = missingIn(step, draft, form);
  const problems = sorted(send.error);
  const errors = (place: string) =>
    pressed && missing.includes(place) ? words(place) : problems.at[place];
  const move = (to: Step) => {
    setPressed(false);
    setKnown([]);
    go(to);
  };
  const next = () => {
    setPressed(true);
    if (missing.length > 0) return focusFirstError();
    if (step === 1) return draft.claim ? move(2) : look.mutate();
    if (step === 2) return move(3);
    const before = ([1, 2] as const).find((each) => missingIn(each, draft, form).length > 0);
    if (before) return go(before);
    send.mutate();
  };
  const shown = { form, draft, errors, change };
  return (
    <div className="page max-w-2xl! pt-6">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        <StepHead name={form.name} step={step} back={() => move(step === 3 ? 2 : 1)} />
        <PageTitle
          key={step}
          title={[t`Which company are you?`, t`A few questions`, t`Who are you?`][step - 1] ?? ""}
          className="mb-6 text-2xl"
        />
        {send.isError && <NotSent error={send.error} rest={problems.rest} />}
        {step === 1 && <AsksOfYou texts={form.asks_of_you.map(inReaderLanguage)} />}
        {step === 1 && <StepOrganisation {...shown} />}
        {step === 2 && <StepQuestions {...shown} />}
        {step === 3 && <StepPerson {...shown} />}
        <div className="sticky bottom-0 z-20 -mx-4.5 mt-8 border-t border-line bg-paper px-4.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] pt-3">
          <button
            type="submit"
            className="button button-primary w-full"
            disabled={send.isPending || look.isPending}
          >
            <NextLabel step={step} />
          </button>
        </div>
      </form>
      <AlreadyKnown
        found={known}
        onClaim={(claim) => {
          change({ claim });
          setKnown([]);
          setPressed(false);
        }}
        onNone={() => move(2)}
        onClose={() => setKnown([])}
      />
    </div>
  );
}

function lookFor(draft: JoinDraft) {
  return {
    legal_name: draft.name.trim(),
    country: draft.country,
    registration_number: draft.number.trim() || null,
    postcode: draft.postcode || null,
    town: draft.town || null,
  };
}

type StepHeadProps = { name: string; step: Step; back: () => void };

function StepHead({ name, step, back }: StepHeadProps) {
  return (
    <div className="flex min-h-11 items-center gap-3 text-sm text-muted">
      {step > 1 && (
        <button type="button" className="button button-quiet -ml-2 shrink-0" onClick={back}>
          <ArrowLeft size={17} aria-hidden="true" />
          <Trans>Back</Trans>
        </button>
      )}
      <p>
        {name} · {step === 1 && <Trans>1 of 3 · about 2 minutes</Trans>}
        {step === 2 && <Trans>2 of 3</Trans>}
        {step === 3 && <Trans>3 of 3 · almost there</Trans>}
      </p>
    </div>
  );
}

function NextLabel({ step }: { step: Step }) {
  if (step === 1) return <Trans>Next: a few questions</Trans>;
  if (step === 2) return <Trans>Next: who you are</Trans>;
  return <Trans>Send the application</Trans>;
}

function AsksOfYou({ texts }: { texts: string[] }) {
  return (
    <details className="-mt-3 mb-5">
      <summary className="inline-flex min-h-11 items-center font-semibold text-indigo">
        <Trans>What it asks of you</Trans>
      </summary>
      <ul className="mt-1 list-disc space-y-1 pl-5 text-muted">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
