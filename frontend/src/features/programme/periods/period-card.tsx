import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Archive } from "lucide-react";
import { useState } from "react";
import type { PeriodOut } from "@/api/generated/types.gen";
import { formatDateRange } from "@/lib/format";
import { useSession } from "@/lib/session";
import { evidenceName } from "@/lib/words/papers";
import { periodStateName } from "@/lib/words/programme";
import { auditsWhole } from "../reach";
import { useProgramme } from "../use-programme";
import { PeriodLines } from "./period-lines";
import { PeriodMove, type PeriodVerb } from "./period-move";

const TONES = {
  open: "bg-sunken text-muted",
  collecting: "bg-weld-tint text-weld-text",
  frozen: "bg-indigo-tint text-indigo",
  submitted: "bg-indigo-tint text-indigo",
  accepted: "bg-woad-tint text-woad",
} as const;

export function PeriodCard({ period }: { period: PeriodOut }) {
  const [verb, setVerb] = useState<PeriodVerb>();
  const [shown, setShown] = useState(false);
  const told = period.state !== "open" && period.state !== "collecting";
  return (
    <li className="rounded-lg border border-line bg-raised p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-2">
        <h2 className="text-lg">
          {period.name}{" "}
          <span className="whitespace-nowrap text-base font-normal text-muted">
            {formatDateRange(period.starts_on, period.ends_on)}
          </span>
        </h2>
        <span className={`rounded-sm px-2 py-0.5 text-sm ${TONES[period.state]}`}>
          {periodStateName(period.state)}
        </span>
      </div>
      {told && <Told period={period} />}
      {period.note && <p className="mt-3 max-w-read text-muted">{period.note}</p>}
      <div className="mt-4 flex flex-wrap gap-3">
        <Verbs period={period} onVerb={setVerb} />
        <button
          type="button"
          className="button button-plain"
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? (
            <Trans>Hide the lines</Trans>
          ) : told ? (
            <Trans>Show what is told</Trans>
          ) : (
            <Trans>Show what would be told</Trans>
          )}
        </button>
        {told && (
          <a
            className="button button-plain"
            href={`/v1/reporting-periods/${period.id}/lines.csv`}
            download
          >
            <Trans>Download as CSV</Trans>
          </a>
        )}
        {told && <AuditPack periodId={period.id} />}
      </div>
      {shown && <PeriodLines period={period} told={told} />}
      {verb && <PeriodMove period={period} verb={verb} onClose={() => setVerb(undefined)} />}
    </li>
  );
}

function Verbs({ period, onVerb }: { period: PeriodOut; onVerb: (verb: PeriodVerb) => void }) {
  const { t } = useLingui();
  const words: Record<PeriodVerb, string> = {
    collect: t`Begin collecting`,
    freeze: t`Freeze`,
    submit: t`Note that it was handed in`,
    accept: t`Note that it was accepted`,
    return: t`Note that it was sent back`,
  };
  return (period.possible as PeriodVerb[]).map((verb) => (
    <button
      key={verb}
      type="button"
      className={`button ${verb === "return" ? "button-plain" : "button-primary"}`}
      onClick={() => onVerb(verb)}
    >
      {words[verb]}
    </button>
  ));
}

function Told({ period }: { period: PeriodOut }) {
  const checksum = period.snapshot_hash?.slice(0, 12);
  return (
    <>
      <p className="mt-3">
        <Plural value={period.lines} one="# exchange is told" other="# exchanges are told" />
        {", "}
        <Plural
          value={period.adjustments}
          one="# earlier one is adjusted"
          other="# earlier ones are adjusted"
        />
        .
      </p>
      <p className="mt-1 text-sm text-muted" title={period.snapshot_hash ?? undefined}>
        <Trans>
          Checksum <code>{checksum}</code>
        </Trans>
      </p>
      {period.left_out.length > 0 && (
        <div className="mt-3 rounded-md bg-madder-tint px-4 py-3 text-madder">
          <p className="font-semibold">
            <Trans>Left out, because evidence was missing</Trans>
          </p>
          <ul className="mt-1 text-sm">
            {period.left_out.map(({ exchange_id, code, missing }) => (
              <li key={exchange_id}>
                {code}: {missing.map((kind) => evidenceName(kind as never)).join(", ")}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Every exchange that is told, with its documents and proofs, as one archive. */
function AuditPack({ periodId }: { periodId: string }) {
  const { staff } = useSession();
  const programme = useProgramme();
  if (!auditsWhole(staff, programme)) return null;
  return (
    <a className="button button-plain" href={`/v1/reporting-periods/${periodId}/dossier`} download>
      <Archive size={18} aria-hidden="true" />
      <Trans>Take the audit pack</Trans>
    </a>
  );
}
