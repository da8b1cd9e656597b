import { Trans, useLingui } from "@lingui/react/macro";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { MarkField, ProseField } from "./fields";
import { SaveState } from "./save-state";
import { SentHostReport } from "./sent";
import { useReport } from "./use-report";

/** What the host says about the visit. */
export function HostReport({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const report = useReport(exchange, "host");
  if (report.error) return <Failure error={report.error} />;
  if (!report.answers || !report.told) return <div className="skeleton h-24 rounded-md" />;
  const { answers, change } = report;
  const writes = exchange.possible.includes("write-host-report") && !report.told.submitted_at;
  if (!writes && report.told.submitted_at)
    return <SentHostReport answers={answers} sentAt={report.told.submitted_at} />;
  if (!writes)
    return (
      <p className="text-muted">
        <Trans>The host has not answered yet.</Trans>
      </p>
    );
  return (
    <div className="space-y-6">
      <MarkField
        label={t`The visitor was prepared`}
        value={answers.preparedness}
        set={(preparedness) => change({ preparedness })}
      />
      <MarkField
        label={t`The visit was useful to us`}
        value={answers.usefulness}
        set={(usefulness) => change({ usefulness })}
      />
      <MarkField
        label={t`We are content`}
        value={answers.satisfaction}
        set={(satisfaction) => change({ satisfaction })}
      />
      <MarkField
        label={t`We would host again (optional)`}
        value={answers.would_host_again}
        set={(would_host_again) => change({ would_host_again })}
      />
      <ProseField
        label={t`What comes of it?`}
        value={answers.follow_up}
        set={(follow_up) => change({ follow_up })}
      />
      <SaveState
        exchange={exchange}
        verb="submit-host-report"
        toFill={report.toFill}
        saving={report.save}
        flush={report.flush}
      />
    </div>
  );
}
