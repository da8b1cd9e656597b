import { Trans, useLingui } from "@lingui/react/macro";
import type { ExchangeOut, VisitorAnswers } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { CheckField } from "@/components/ui/check-field";
import { formatDate } from "@/lib/format";
import { weekday } from "../building/agenda-days";
import { daysOf } from "../building/draft";
import { CountField, MarkField, ProseField } from "./fields";
import { SaveState } from "./save-state";
import { SentReport } from "./sent";
import { useReport } from "./use-report";

/** The visitor's closing report: written by the visitor, read by the others once it is sent. */
export function VisitorReport({ exchange }: { exchange: ExchangeOut }) {
  const report = useReport(exchange, "visitor");
  if (report.error) return <Failure error={report.error} />;
  if (!report.answers || !report.told) return <div className="skeleton h-24 rounded-md" />;
  const writes = exchange.possible.includes("write-report") && !report.told.submitted_at;
  if (!writes) {
    const sentAt = report.told.submitted_at;
    return sentAt ? <SentReport answers={report.answers} sentAt={sentAt} /> : <NotYet />;
  }
  return (
    <div className="space-y-6">
      {report.told.returned_reason && (
        <p className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
          <Trans>Sent back to you: {report.told.returned_reason}</Trans>
        </p>
      )}
      <Questions exchange={exchange} answers={report.answers} change={report.change} />
      <SaveState
        exchange={exchange}
        verb="submit-report"
        toFill={report.toFill}
        saving={report.save}
        flush={report.flush}
      />
    </div>
  );
}

type QuestionProps = {
  exchange: ExchangeOut;
  answers: VisitorAnswers;
  change: (part: Partial<VisitorAnswers>) => void;
};

function Questions({ exchange, answers, change }: QuestionProps) {
  const { t } = useLingui();
  const days = daysOf(
    exchange.actual_start ?? exchange.planned_start ?? "",
    exchange.actual_end ?? exchange.planned_end ?? "",
  ).filter((day) => !exchange.travel_days.includes(day));
  const told = answers.days ?? [];
  const met = answers.objectives ?? [];
  return (
    <>
      {days.map((day) => (
        <ProseField
          key={day}
          label={t`What you did on ${weekday(day)} ${formatDate(day)}`}
          rows={2}
          most={2000}
          value={told.find((each) => each.day === day)?.text}
          set={(text) =>
            change({
              days: [...told.filter((each) => each.day !== day), ...(text ? [{ day, text }] : [])],
            })
          }
        />
      ))}
      {exchange.objectives.map((objective) => (
        <MarkField
          key={objective}
          label={t`Reached: ${objective}`}
          value={met.find((each) => each.objective === objective)?.met}
          set={(mark) =>
            change({
              objectives: [
                ...met.filter((each) => each.objective !== objective),
                { objective, met: mark },
              ],
            })
          }
        />
      ))}
      <div className="grid gap-5 sm:grid-cols-2">
        <CountField
          label={t`Contacts made`}
          value={answers.contacts_made}
          set={(contacts_made) => change({ contacts_made })}
        />
        <CountField
          label={t`New partners`}
          value={answers.new_partners}
          set={(new_partners) => change({ new_partners })}
        />
        <CountField
          label={t`Agreements signed`}
          value={answers.agreements_signed}
          set={(agreements_signed) => change({ agreements_signed })}
        />
        <CountField
          label={t`Agreements planned`}
          value={answers.agreements_planned}
          set={(agreements_planned) => change({ agreements_planned })}
        />
        <CountField
          label={t`Business leads`}
          value={answers.business_leads}
          set={(business_leads) => change({ business_leads })}
        />
        <CountField
          label={t`What they may be worth, in EUR (optional)`}
          value={answers.leads_value_eur}
          set={(leads_value_eur) => change({ leads_value_eur })}
        />
      </div>
      <ProseField
        label={t`New technology you saw (optional)`}
        value={answers.new_technology}
        set={(new_technology) => change({ new_technology })}
      />
      <ProseField
        label={t`What happens next?`}
        value={answers.next_steps}
        set={(next_steps) => change({ next_steps })}
      />
      <MarkField
        label={t`Would you do it again?`}
        value={answers.would_repeat}
        set={(would_repeat) => change({ would_repeat })}
      />
      <MarkField
        label={t`Content with the visit`}
        value={answers.satisfaction_visit}
        set={(satisfaction_visit) => change({ satisfaction_visit })}
      />
      <MarkField
        label={t`Content with the host`}
        value={answers.satisfaction_host}
        set={(satisfaction_host) => change({ satisfaction_host })}
      />
      <MarkField
        label={t`Content with the cluster's help`}
        value={answers.satisfaction_organiser}
        set={(satisfaction_organiser) => change({ satisfaction_organiser })}
      />
      <MarkField
        label={t`Content with this platform`}
        value={answers.satisfaction_tool}
        set={(satisfaction_tool) => change({ satisfaction_tool })}
      />
      <ProseField
        label={t`A sentence others may read (optional)`}
        rows={2}
        most={600}
        value={answers.quote}
        set={(quote) => change({ quote })}
      />
      <CheckField
        label={t`It may be published with the organisation's name`}
        checked={answers.quote_may_be_published ?? false}
        onChange={(quote_may_be_published) => change({ quote_may_be_published })}
      />
    </>
  );
}

function NotYet() {
  return (
    <p className="text-muted">
      <Trans>The visitor has not sent it yet.</Trans>
    </p>
  );
}
