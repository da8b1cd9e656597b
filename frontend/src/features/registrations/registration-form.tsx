import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import type { RegistrationOut } from "@/api/generated/types.gen";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { notify } from "@/components/ui/notices";
import { formatList } from "@/lib/format";
import { fieldName } from "@/lib/words/registrations";
import { type Draft, draftOf, missingIn, patchOf, stepOf } from "./draft";
import { useSubmitRegistration } from "./queries";
import { ContentStep, PartStep, PlaceStep } from "./steps";
import { useKept } from "./use-kept";

const STEPS = [PartStep, ContentStep, PlaceStep];

type Props = { registration: RegistrationOut; onDone?: () => void };

/** A short form in three steps. What is typed is kept on the platform as one goes. */
export function RegistrationForm({ registration, onDone }: Props) {
  const { t } = useLingui();
  const [draft, set] = useState<Draft>(() => draftOf(registration));
  const [at, turnTo] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const go = (step: number) => {
    turnTo(step);
    form.current?.scrollIntoView({ block: "start" });
  };
  const kept = useKept(registration, draft);
  const submit = useSubmitRegistration(registration);
  const decided = onDone !== undefined;
  const missing = missingIn(draft, registration);
  const last = at === STEPS.length - 1;
  const Step = STEPS[at] ?? PartStep;
  const send = () => {
    kept.stop();
    submit.mutate(patchOf(draft, decided), {
      onSuccess: () => notify(t`Sent. Your cluster looks at it now.`),
      onError: () => kept.goOn(),
    });
  };
  return (
    <form
      ref={form}
      className="scroll-mt-20 space-y-6 rounded-lg border border-line bg-raised p-4 sm:p-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!last) go(at + 1);
        else if (onDone) onDone();
        else if (missing.length === 0) send();
      }}
    >
      <StepHead at={at} go={go} />
      <Step
        registration={registration}
        draft={draft}
        decided={decided}
        keptAround={kept.around}
        change={(part) => set((now) => ({ ...now, ...part }))}
      />
      {last && missing.length > 0 && <Missing fields={missing} go={go} />}
      {submit.isError && <RegistrationRefusal error={submit.error} />}
      {kept.error !== null && !submit.isError && <RegistrationRefusal error={kept.error} />}
      <div className="flex flex-wrap items-center gap-3">
        {at > 0 && (
          <button type="button" className="button button-plain" onClick={() => go(at - 1)}>
            <Trans>Back</Trans>
          </button>
        )}
        <button
          type="submit"
          className="button button-primary"
          disabled={submit.isPending || (last && !decided && missing.length > 0)}
        >
          {!last && <Trans>Next</Trans>}
          {last && (decided ? <Trans>Done</Trans> : <Trans>Send to the cluster</Trans>)}
        </button>
        <p role="status" className="text-sm text-muted">
          {kept.isPending && <Trans>Saving …</Trans>}
          {kept.isKept && <Trans>Saved. You can go on later.</Trans>}
        </p>
      </div>
    </form>
  );
}

function StepHead({ at, go }: { at: number; go: (at: number) => void }) {
  const { t } = useLingui();
  const names = [t`You`, t`What it is about`, t`With whom and when`];
  return (
    <ol className="flex flex-wrap gap-x-5 gap-y-1 border-b border-line pb-2">
      {names.map((name, n) => (
        <li key={name}>
          <button
            type="button"
            aria-current={n === at ? "step" : undefined}
            className="inline-flex min-h-11 items-center gap-2 text-muted aria-[current=step]:font-semibold aria-[current=step]:text-ink"
            onClick={() => go(n)}
          >
            <span
              aria-hidden="true"
              className="grid size-6 place-items-center rounded-full border border-line text-sm"
            >
              {n + 1}
            </span>
            {name}
          </button>
        </li>
      ))}
    </ol>
  );
}

function Missing({ fields, go }: { fields: string[]; go: (at: number) => void }) {
  const [first = ""] = fields;
  return (
    <div className="rounded-md bg-weld-tint px-4 py-3">
      <p>
        <Trans>Still missing: {formatList(fields.map(fieldName))}.</Trans>
      </p>
      <button type="button" className="link mt-1 min-h-9" onClick={() => go(stepOf(first))}>
        <Trans>Fill it in</Trans>
      </button>
    </div>
  );
}
