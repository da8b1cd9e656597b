import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { previewReportingPeriodOptions } from "@/api/generated/@tanstack/react-query.gen";
import {
  acceptReportingPeriod,
  collectReportingPeriod,
  freezeReportingPeriod,
  returnReportingPeriod,
  submitReportingPeriod,
} from "@/api/generated/sdk.gen";
import type { PeriodOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { Refusal } from "@/components/ui/refusal";
import { ActDialog } from "@/features/staff/act-dialog";
import { useProgrammeAnew } from "../queries";

export type PeriodVerb = "collect" | "freeze" | "submit" | "accept" | "return";

type Props = { period: PeriodOut; verb: PeriodVerb; onClose: () => void };

function useMove(period: PeriodOut, onClose: () => void) {
  const anew = useProgrammeAnew();
  const at = {
    path: { period_id: period.id },
    headers: { "If-Match": `"v${period.version}"` },
    throwOnError: true as const,
  };
  return useMutation({
    mutationFn: async ({ verb, note, red }: { verb: PeriodVerb; note?: string; red?: boolean }) => {
      if (verb === "collect") await collectReportingPeriod(at);
      if (verb === "freeze")
        await freezeReportingPeriod({ ...at, body: { leave_out_red: red ?? false } });
      if (verb === "submit") await submitReportingPeriod(at);
      if (verb === "accept") await acceptReportingPeriod(at);
      if (verb === "return") await returnReportingPeriod({ ...at, body: { note: note ?? "" } });
    },
    onSuccess: async () => {
      await anew();
      onClose();
    },
  });
}

export function PeriodMove({ period, verb, onClose }: Props) {
  const { t } = useLingui();
  const move = useMove(period, onClose);
  if (verb === "freeze") return <Freeze period={period} onClose={onClose} />;
  const words = {
    collect: t`Begin collecting`,
    submit: t`It was handed in`,
    accept: t`It was accepted`,
    return: t`It was sent back`,
  };
  return (
    <ActDialog
      title={period.name}
      onClose={onClose}
      act={words[verb]}
      onAct={(note) => move.mutate({ verb, note })}
      busy={move.isPending}
      error={move.error}
      {...(verb === "return" && { asks: { label: <Trans>What the funder wants done</Trans> } })}
    >
      {verb === "collect" && (
        <p>
          <Trans>The clusters settle what is open. When the period is over, you freeze it.</Trans>
        </p>
      )}
      {verb === "return" && (
        <p>
          <Trans>It is collected and frozen again. What was told before is kept.</Trans>
        </p>
      )}
    </ActDialog>
  );
}

function Freeze({ period, onClose }: Omit<Props, "verb">) {
  const { t } = useLingui();
  const name = period.name;
  const move = useMove(period, onClose);
  const preview = useQuery(previewReportingPeriodOptions({ path: { period_id: period.id } }));
  const [without, setWithout] = useState(false);
  const red = preview.data?.left_out ?? [];
  return (
    <Dialog title={t`Freeze ${name}`} open onClose={onClose}>
      <div className="space-y-4">
        {preview.isSuccess && (
          <p>
            <Plural
              value={preview.data.new.length}
              one="# exchange is told"
              other="# exchanges are told"
            />
            {", "}
            <Plural
              value={preview.data.adjustments.length}
              one="# earlier one is adjusted"
              other="# earlier ones are adjusted"
            />
            .
          </p>
        )}
        {red.length > 0 && (
          <CheckField
            label={
              <Plural
                value={red.length}
                one="Leave out # exchange whose evidence is missing"
                other="Leave out # exchanges whose evidence is missing"
              />
            }
            checked={without}
            onChange={setWithout}
          >
            <p>{red.map(({ code }) => code).join(", ")}</p>
            <Trans>They are told in the period in which their evidence is there.</Trans>
          </CheckField>
        )}
        <p className="text-muted">
          <Trans>This cannot be undone: what changes later is told as an adjustment.</Trans>
        </p>
        {preview.isError && <Refusal error={preview.error} />}
        {move.isError && <Refusal error={move.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button
            type="button"
            className="button button-primary"
            disabled={move.isPending || !preview.isSuccess || (red.length > 0 && !without)}
            onClick={() => move.mutate({ verb: "freeze", red: without })}
          >
            <Trans>Freeze</Trans>
          </button>
        </div>
      </div>
    </Dialog>
  );
}
