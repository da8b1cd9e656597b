import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { removeBankAccount } from "@/api/generated/sdk.gen";
import type { BankAccountOut } from "@/api/generated/types.gen";
import { useMoneyAnew } from "@/components/money/use-money-anew";
import { Failure } from "@/components/states/failure";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { countryName } from "@/lib/format";
import { BankAccountForm } from "./bank-account-form";
import { bankAccountQuery } from "./queries";

/** Where an organisation is paid: its last four digits, and whether finance has checked it. */
export function BankAccount({ actorId }: { actorId: string }) {
  const found = useQuery(bankAccountQuery(actorId));
  const [changing, setChanging] = useState(false);
  if (found.isPending) return null;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const account = found.data;
  return (
    <div className="rounded-lg border border-line p-4 sm:p-5">
      <h3 className="font-semibold">
        <Trans>Where you are paid</Trans>
      </h3>
      <Now account={account} />
      {changing ? (
        <BankAccountForm actorId={actorId} onDone={() => setChanging(false)} />
      ) : (
        <Doing account={account} onChange={() => setChanging(true)} />
      )}
    </div>
  );
}

function Now({ account }: { account: BankAccountOut }) {
  const { last_four, country, verified, needed } = account;
  if (!last_four || !country) {
    return (
      <p className="mt-1 text-sm text-muted">
        {needed ? (
          <Trans>Your voucher is issued: enter the account the money goes to.</Trans>
        ) : (
          <Trans>We ask for a bank account once a voucher is issued, and not before.</Trans>
        )}
      </p>
    );
  }
  return (
    <p className="mt-1 text-sm">
      <Trans>
        Account in {countryName(country)}, ends in <span className="tabular-nums">{last_four}</span>
      </Trans>
      {" · "}
      {verified ? (
        <span className="font-semibold text-woad">
          <Trans>checked by finance</Trans>
        </span>
      ) : (
        <span className="text-muted">
          <Trans>waits for finance to check it</Trans>
        </span>
      )}
    </p>
  );
}

function Doing({ account, onChange }: { account: BankAccountOut; onChange: () => void }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const anew = useMoneyAnew();
  const path = { actor_id: account.actor_id };
  const remove = useMutation({
    mutationFn: () => removeBankAccount({ path, throwOnError: true }),
    onSuccess: async () => {
      await anew();
      setAsking(false);
      notify(t`The account is removed.`);
    },
  });
  return (
    <div className="mt-3 flex flex-wrap gap-2.5 empty:hidden">
      {account.needed && (
        <button
          type="button"
          className={`button ${account.last_four ? "button-plain" : "button-primary"}`}
          onClick={onChange}
        >
          {account.last_four ? <Trans>Change it</Trans> : <Trans>Enter a bank account</Trans>}
        </button>
      )}
      {account.last_four && (
        <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
          <Trans>Remove it</Trans>
        </button>
      )}
      <ConfirmDialog
        title={t`Remove the bank account?`}
        open={asking}
        onClose={() => setAsking(false)}
        act={t`Remove it`}
        onAct={() => remove.mutate()}
        busy={remove.isPending}
        error={remove.error}
      >
        <p>
          <Trans>
            What was paid to it stays in the books, sealed, for as long as the law asks. Without an
            account nothing can be paid to you.
          </Trans>
        </p>
      </ConfirmDialog>
    </div>
  );
}
