import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { confirmVoucherRecovery, takeVoucherBack, writeOffVoucher } from "@/api/generated/sdk.gen";
import type { VoucherOut } from "@/api/generated/types.gen";
import { amountText } from "@/components/money/amount";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { ExchangeRefusal } from "../exchange-refusal";
import { IssueDialog } from "./issue-dialog";
import { RecoveryDialog } from "./recovery-dialog";

type Doing = VoucherOut["possible"][number];
type Plain = Exclude<Doing, "issue" | "request-recovery">;

const OWN_DIALOG: Doing[] = ["issue", "request-recovery"];

/** What one can do with a voucher here: mostly issuing it; the rest is rare. */
export function VoucherActions({ voucher }: { voucher: VoucherOut }) {
  const [doing, setDoing] = useState<Doing>();
  const name = useNames();
  if (voucher.possible.length === 0) return null;
  const close = () => setDoing(undefined);
  return (
    <div className="mt-4 flex flex-wrap gap-2.5">
      {voucher.possible.map((each) => (
        <button
          key={each}
          type="button"
          className={`button ${each === "issue" ? "button-primary" : "button-plain"}`}
          onClick={() => setDoing(each)}
        >
          {name(each)}
        </button>
      ))}
      {doing === "issue" && <IssueDialog voucher={voucher} onClose={close} />}
      {doing === "request-recovery" && <RecoveryDialog voucher={voucher} onClose={close} />}
      {doing && !OWN_DIALOG.includes(doing) && (
        <ActDialog voucher={voucher} doing={doing as Plain} onClose={close} />
      )}
    </div>
  );
}

function useNames() {
  const { t } = useLingui();
  return (doing: Doing) =>
    ({
      issue: t`Issue the voucher`,
      "take-back": t`Take it back`,
      "request-recovery": t`Ask for it back`,
      "confirm-recovery": t`It has been paid back`,
      "write-off": t`Give it up`,
    })[doing];
}

type Props = { voucher: VoucherOut; doing: Plain; onClose: () => void };

function ActDialog({ voucher, doing, onClose }: Props) {
  const { t } = useLingui();
  const name = useNames()(doing);
  const [words, setWords] = useState("");
  const anew = useMoneyAnew();
  const act = useMutation({
    mutationFn: () => call(voucher, doing, words.trim()),
    onSuccess: async () => {
      await anew();
      notify(t`It is noted.`);
      onClose();
    },
  });
  const asks = doing !== "take-back";
  return (
    <Dialog title={name} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate();
        }}
      >
        {doing === "take-back" && (
          <p>
            <Trans>
              What was agreed can be changed then. The money stays set aside; issue the voucher
              again afterwards.
            </Trans>
          </p>
        )}
        {asks && voucher.recovery?.asked && (
          <p>
            {doing === "confirm-recovery" ? (
              <Trans>
                {amountText(voucher.recovery.asked)} were asked back. Note it once all of it is on
                the account; it is free in the budget then.
              </Trans>
            ) : (
              <Trans>{amountText(voucher.recovery.asked)} were asked back. They stay paid.</Trans>
            )}
          </p>
        )}
        {asks && (
          <Field label={doing === "confirm-recovery" ? t`The bank's reference` : t`Why`}>
            {(control) => (
              <input
                {...control}
                className="field"
                maxLength={200}
                required
                value={words}
                onChange={(event) => setWords(event.target.value)}
              />
            )}
          </Field>
        )}
        {act.isError && <ExchangeRefusal error={act.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Not now</Trans>
          </button>
          <button type="submit" className="button button-danger" disabled={act.isPending}>
            {name}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function call(voucher: VoucherOut, doing: Props["doing"], words: string): Promise<unknown> {
  const at = {
    path: { voucher_id: voucher.id },
    headers: { "If-Match": `"v${voucher.version}"` },
    throwOnError: true as const,
  };
  switch (doing) {
    case "take-back":
      return takeVoucherBack(at);
    case "confirm-recovery":
      return confirmVoucherRecovery({ ...at, body: { reference: words } });
    case "write-off":
      return writeOffVoucher({ ...at, body: { reason: words } });
  }
}
