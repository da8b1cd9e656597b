import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type {
  EndReason,
  ExchangeOut,
  UnfundedReason,
  ExchangeVerb as Verb,
} from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import {
  END_REASONS,
  endName,
  UNFUNDED_REASONS,
  unfundedName,
  verbName,
} from "@/lib/words/exchanges";
import { ExchangeRefusal } from "./exchange-refusal";
import { type Said, useVerb } from "./use-verb";

type Props = { exchange: ExchangeOut; verb: Verb; onClose: () => void };

const ENDS: Verb[] = ["cancel", "reject", "decline-as-host", "report-no-show", "cut-short"];

/** Says what a step leads to, asks for what it takes, and does it. */
export function VerbDialog({ exchange, verb, onClose }: Props) {
  const doing = useVerb(exchange);
  const [reason, setReason] = useState<EndReason>(verb === "report-no-show" ? "no_show" : "other");
  const [unfunded, setUnfunded] = useState<UnfundedReason | "">("");
  const [text, setText] = useState("");
  const [day, setDay] = useState(exchange.planned_end ?? "");
  const end = { reason, note: text.trim() || null };
  const said: Said = {
    end,
    cut: { ...end, last_day: day },
    text: text.trim(),
    unfunded: unfunded || null,
  };
  const hard = ENDS.includes(verb);
  return (
    <Dialog title={verbName(verb)} open onClose={onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          doing.mutate({ verb, said }, { onSuccess: onClose });
        }}
      >
        <Meaning verb={verb} exchange={exchange} />
        {hard && <Reasons reason={reason} choose={setReason} />}
        {verb === "cut-short" && <LastDay day={day} choose={setDay} />}
        {verb === "set-funding" && <Funding reason={unfunded} choose={setUnfunded} />}
        {(hard || verb === "return-report" || verb === "confirm-as-host") && (
          <Words verb={verb} text={text} write={setText} />
        )}
        {doing.isError && <ExchangeRefusal error={doing.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button
            type="submit"
            className={`button ${hard ? "button-danger" : "button-primary"}`}
            disabled={doing.isPending}
          >
            {verbName(verb)}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function Meaning({ verb, exchange }: { verb: Verb; exchange: ExchangeOut }) {
  const words: Partial<Record<Verb, ReactNode>> = {
    "accept-privacy-notice": (
      <Trans>
        For this exchange {exchange.visitor_cluster.name} and its partners keep who travelled, when,
        what was agreed, signed, proven and paid, for as long as the funder may ask. What you need
        on the way is deleted 30 days after it. Both organisations, their clusters and the funder's
        auditors see it; nobody else does. You can read and export all of it under your account.
      </Trans>
    ),
    "confirm-as-host": (
      <Trans>The visitor comes on the dates above. If they change, you are asked again.</Trans>
    ),
    cancel: <Trans>The voucher and a seat on a study trip are free for others again.</Trans>,
    reopen: <Trans>Everything can be changed again. What was signed is void.</Trans>,
    validate: (
      <Trans>
        What is paid is computed from the days that were spent there; the lower amount counts. Below
        the least number of working days nothing is paid. Somebody else orders the payment.
      </Trans>
    ),
    "report-no-show": <Trans>The exchange ends here, and the voucher is free again.</Trans>,
    "cut-short": <Trans>Only the days that were spent there count.</Trans>,
  };
  return words[verb] ? <p>{words[verb]}</p> : null;
}

function Reasons({ reason, choose }: { reason: EndReason; choose: (r: EndReason) => void }) {
  const { t } = useLingui();
  return (
    <Field label={t`Why`}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={reason}
          onChange={(event) => choose(event.target.value as EndReason)}
        >
          {END_REASONS.map((each) => (
            <option key={each} value={each}>
              {endName(each)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function LastDay({ day, choose }: { day: string; choose: (day: string) => void }) {
  const { t } = useLingui();
  return (
    <Field label={t`The last day there`}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="field"
          value={day}
          onChange={(event) => choose(event.target.value)}
        />
      )}
    </Field>
  );
}

function Funding(props: { reason: UnfundedReason | ""; choose: (r: UnfundedReason | "") => void }) {
  const { t } = useLingui();
  return (
    <Field label={t`Is it paid for?`}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={props.reason}
          onChange={(event) => props.choose(event.target.value as UnfundedReason | "")}
        >
          <option value="">{t`Yes, as far as the rules and the budget allow`}</option>
          {UNFUNDED_REASONS.filter((each) => each !== "historical").map((each) => (
            <option key={each} value={each}>
              {t`No: ${unfundedName(each)}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Words({ verb, text, write }: { verb: Verb; text: string; write: (text: string) => void }) {
  const { t } = useLingui();
  if (verb === "confirm-as-host")
    return (
      <Field label={t`Who receives them`} hint={t`May be left out.`}>
        {(control) => (
          <input
            {...control}
            className="field"
            maxLength={200}
            value={text}
            onChange={(event) => write(event.target.value)}
          />
        )}
      </Field>
    );
  return (
    <Field
      label={verb === "return-report" ? t`What should be changed?` : t`A few words (optional)`}
    >
      {(control) => (
        <textarea
          {...control}
          className="field"
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  );
}
