import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { HostAnswers, VisitorAnswers } from "@/api/generated/types.gen";
import { formatDate, formatNumber } from "@/lib/format";

/** What the visitor sent, whole: who validates it judges by this page. */
export function SentReport({ answers, sentAt }: { answers: VisitorAnswers; sentAt: string }) {
  const { t } = useLingui();
  const days = [...(answers.days ?? [])].sort((a, b) => a.day.localeCompare(b.day));
  return (
    <Answers sentAt={sentAt}>
      {days.map(({ day, text }) => (
        <Said key={day} what={formatDate(day)}>
          {text}
        </Said>
      ))}
      {(answers.objectives ?? []).map(({ objective, met }) => (
        <Mark key={objective} what={t`Reached: ${objective}`} mark={met} />
      ))}
      <Count what={t`Contacts made`} many={answers.contacts_made} />
      <Count what={t`New partners`} many={answers.new_partners} />
      <Count what={t`Agreements signed`} many={answers.agreements_signed} />
      <Count what={t`Agreements planned`} many={answers.agreements_planned} />
      <Count what={t`Business leads`} many={answers.business_leads} />
      <Count what={t`What they may be worth`} many={answers.leads_value_eur} unit=" EUR" />
      <Said what={t`New technology`}>{answers.new_technology}</Said>
      <Said what={t`What happens next`}>{answers.next_steps}</Said>
      <Mark what={t`Would do it again`} mark={answers.would_repeat} />
      <Mark what={t`Content with the visit`} mark={answers.satisfaction_visit} />
      <Mark what={t`Content with the host`} mark={answers.satisfaction_host} />
      <Mark what={t`Content with the cluster's help`} mark={answers.satisfaction_organiser} />
      <Mark what={t`Content with this platform`} mark={answers.satisfaction_tool} />
      {answers.quote && (
        <Said what={answers.quote_may_be_published ? t`May be published` : t`Not to be published`}>
          {answers.quote}
        </Said>
      )}
    </Answers>
  );
}

/** What the host sent. */
export function SentHostReport({ answers, sentAt }: { answers: HostAnswers; sentAt: string }) {
  const { t } = useLingui();
  return (
    <Answers sentAt={sentAt}>
      <Mark what={t`The visitor was prepared`} mark={answers.preparedness} />
      <Mark what={t`The visit was useful to us`} mark={answers.usefulness} />
      <Mark what={t`We are content`} mark={answers.satisfaction} />
      <Mark what={t`We would host again`} mark={answers.would_host_again} />
      <Said what={t`What comes of it`}>{answers.follow_up}</Said>
    </Answers>
  );
}

function Answers({ sentAt, children }: { sentAt: string; children: ReactNode }) {
  return (
    <div className="max-w-[70ch]">
      <p className="text-sm text-muted">
        <Trans>Sent on {formatDate(sentAt)}</Trans>
      </p>
      <dl className="mt-2 divide-y divide-line">{children}</dl>
    </div>
  );
}

function Said({ what, children }: { what: string; children?: ReactNode }) {
  if (!children) return null;
  return (
    <div className="py-2">
      <dt className="text-sm text-muted">{what}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
    </div>
  );
}

type Number = number | null | undefined;

function Count({ what, many, unit = "" }: { what: string; many: Number; unit?: string }) {
  return <Short what={what} told={many == null ? null : `${formatNumber(many)}${unit}`} />;
}

function Mark({ what, mark }: { what: string; mark: Number }) {
  return <Short what={what} told={mark == null ? null : `${mark}/5`} />;
}

function Short({ what, told }: { what: string; told: string | null }) {
  if (told === null) return null;
  return (
    <div className="flex items-baseline justify-between gap-4 py-2">
      <dt className="text-muted">{what}</dt>
      <dd className="shrink-0 font-semibold">{told}</dd>
    </div>
  );
}
