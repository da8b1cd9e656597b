import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Failure } from "@/components/states/failure";
import { formatDate } from "@/lib/format";
import { toCheckQuery, unchecked } from "./queries";
import { VerifyAccount } from "./verify-account";

/** Accounts that were entered and nobody has checked: those who have one wait for that before they travel. */
export function AccountsToCheck() {
  const found = useQuery(toCheckQuery());
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const waiting = unchecked(found.data ?? []);
  if (waiting.length === 0) return null;
  return (
    <section className="mt-8" aria-labelledby="accounts-to-check">
      <h2 id="accounts-to-check" className="text-lg">
        <Trans>Accounts to check</Trans>
      </h2>
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          They are promised a voucher, and are ready to travel once their account is checked.
        </Trans>
      </p>
      <ul className="mt-3">
        {waiting.map(({ visitor_id, visitor_name, exchange, bank_account }) => (
          <li key={visitor_id} className="border-t border-line py-3">
            <p>
              <span className="font-semibold">{visitor_name}</span>
              {exchange?.planned_start && (
                <span className="text-muted">
                  {" · "}
                  {exchange.code}
                  {" · "}
                  <Trans>leaves on {formatDate(exchange.planned_start)}</Trans>
                </span>
              )}
            </p>
            <VerifyAccount
              actorId={visitor_id}
              name={visitor_name}
              lastFour={bank_account?.last_four ?? null}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
