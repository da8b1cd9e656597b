import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { correctMyApplication, resubmitMyApplication } from "@/api/generated/sdk.gen";
import type { MyApplicationOut, ProgrammeFormOut } from "@/api/generated/types.gen";
import { NotSent } from "@/components/states/not-sent";
import { notify } from "@/components/ui/notices";
import { focusFirstError } from "@/lib/form-problems";
import { draftOf, type JoinDraft, missingIn, toPatch } from "./draft";
import { sortProblems } from "./problems";
import { myApplicationQuery } from "./queries";
import { StepOrganisation } from "./step-organisation";
import { StepPerson } from "./step-person";
import { StepQuestions } from "./step-questions";
import { useMissingWords } from "./use-missing-words";

type Props = {
  application: MyApplicationOut;
  token: string;
  form: ProgrammeFormOut;
  onDone: () => void;
};

/** The whole form on one page, as it was sent; saved, and sent again where staff asked for it. */
export function CorrectForm({ application, token, form, onDone }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<JoinDraft>(() => draftOf(application));
  const [pressed, setPressed] = useState(false);
  const words = useMissingWords(draft);
  const again = application.possible.includes("resubmit");
  const save = useMutation({
    mutationFn: async () => {
      const headers = { "Application-Token": token };
      const language = application.language === "en" ? "en" : "da";
      const body = toPatch(draft, form, language);
      const seen = { ...headers, "If-Match": `"v${application.version}"` };
      const saved = await correctMyApplication({ headers: seen, body, throwOnError: true });
      const sent = again ? await resubmitMyApplication({ headers, throwOnError: true }) : saved;
      queries.setQueryData(myApplicationQuery(token).queryKey, sent.data);
    },
    onSuccess: () => {
      notify(again ? t`Sent again.` : t`Saved.`);
      onDone();
      window.scrollTo({ top: 0 });
    },
    onError: () => focusFirstError(),
  });
  const missing = [...missingIn(1, draft, form), ...missingIn(2, draft, form)];
  if (draft.person.trim() === "") missing.push("person");
  const problems = sortProblems(
    save.error,
    form.questions.map(({ key }) => key),
    [],
  );
  const errors = (place: string) =>
    pressed && missing.includes(place) ? words(place) : problems.at[place];
  const change = (part: Partial<JoinDraft>) => setDraft((now) => ({ ...now, ...part }));
  const shown = { form, draft, errors, change };
  return (
    <form
      className="mt-8 space-y-8 border-t border-line pt-7"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (missing.length > 0) focusFirstError();
        else save.mutate();
      }}
    >
      {save.isError && <NotSent error={save.error} rest={problems.rest} />}
      <StepOrganisation {...shown} />
      <StepQuestions {...shown} />
      <StepPerson {...shown} underWay />
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={save.isPending}>
          {again ? <Trans>Send again</Trans> : <Trans>Save</Trans>}
        </button>
        <button type="button" className="button button-plain" onClick={onDone}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}
