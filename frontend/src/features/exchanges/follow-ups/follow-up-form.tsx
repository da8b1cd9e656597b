import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ExchangeFollowUpOut, ExchangeOut, FollowUpAnswers } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { ExchangeRefusal } from "../exchange-refusal";
import { useReadAnew } from "../queries";
import { CountField, ProseField, YesNoField } from "../report/fields";
import { SavedLine } from "../report/save-state";
import { useSaving } from "../report/use-saving";
import { save, submit } from "./queries";

type Props = { exchange: ExchangeOut; found: ExchangeFollowUpOut };

/** Five short questions; what one writes is kept on the server. */
export function FollowUpForm({ exchange, found }: Props) {
  const { t } = useLingui();
  const loaded = useMemo(
    () => ({ answers: found.answers ?? {}, version: found.version, to_fill: found.to_fill }),
    [found],
  );
  const saving = useSaving<FollowUpAnswers>(loaded, (version, body) =>
    save(exchange.id, found, version, body),
  );
  const anew = useReadAnew();
  const sending = useMutation({
    mutationFn: async () => {
      await saving.flush();
      await submit(exchange.id, found);
    },
    onSuccess: async () => {
      await anew();
      notify(t`Thank you, it is sent.`);
    },
  });
  if (!saving.answers) return null;
  const { answers, change } = saving;
  const other = exchange[found.side === "visitor" ? "host" : "visitor"].display_name;
  const mine = exchange[found.side].display_name;
  return (
    <form
      className="space-y-5 rounded-lg border border-line bg-raised p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
    >
      <p className="max-w-read">
        <Trans>
          Answer for {mine}: what has come of the stay since then. Your cluster and the programme
          read it, {other} does not.
        </Trans>
      </p>
      <YesNoField
        label={t`Do you still work with ${other}?`}
        value={answers.still_active}
        set={(still_active) => change({ still_active })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <CountField
          label={t`Projects begun together`}
          value={answers.projects}
          set={(projects) => change({ projects })}
        />
        <CountField
          label={t`Publications: articles, films, reports`}
          value={answers.publications}
          set={(publications) => change({ publications })}
        />
        <CountField
          label={t`New jobs at ${mine}`}
          value={answers.jobs_created}
          set={(jobs_created) => change({ jobs_created })}
        />
        <CountField
          label={t`More turnover, in EUR (optional)`}
          hint={t`An estimate is enough. Leave it empty if you do not know.`}
          value={answers.turnover_eur}
          set={(turnover_eur) => change({ turnover_eur })}
        />
      </div>
      <ProseField
        label={t`Something worth telling (optional)`}
        most={2000}
        value={answers.word}
        set={(word) => change({ word })}
      />
      <div className="space-y-3">
        <SavedLine saving={saving.save} toFill={saving.toFill} />
        {sending.isError && !saving.save.isError && <ExchangeRefusal error={sending.error} />}
        <button
          type="submit"
          className="button button-primary w-full sm:w-auto"
          disabled={sending.isPending || saving.save.isPending}
        >
          <Trans>Send the answer</Trans>
        </button>
      </div>
    </form>
  );
}
