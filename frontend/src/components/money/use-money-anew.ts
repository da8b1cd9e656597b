import { useQueryClient } from "@tanstack/react-query";

/** After money has moved, everything that is told about it is read anew. */
export function useMoneyAnew() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        key === "vouchers" ||
        key === "payment-runs" ||
        key === "exchanges" ||
        (typeof key === "object" && key !== null && "_id" in key && isAboutMoney(String(key._id))),
    });
}

const isAboutMoney = (id: string) => /voucher|bank|payment|budget|ledger|exchange/i.test(id);
