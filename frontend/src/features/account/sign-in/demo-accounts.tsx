import { Trans } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { listDemoAccountsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { signIn } from "@/api/generated/sdk.gen";
import type { DemoAccount, SessionOut } from "@/api/generated/types.gen";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { Refusal } from "@/components/ui/refusal";
import { staffRoleName } from "@/lib/words/people";

/** In the demonstration one may step in as somebody, with one press. */
export function DemoAccounts({ onSession }: { onSession: (session: SessionOut) => void }) {
  const accounts = useQuery(listDemoAccountsOptions()).data?.data ?? [];
  const readAnew = useReadAnew();
  const stepIn = useMutation({
    mutationFn: async ({ email, password }: DemoAccount) => {
      const { data } = await signIn({ body: { email, password }, throwOnError: true });
      await readAnew();
      return data;
    },
    onSuccess: onSession,
  });
  if (accounts.length === 0) return null;
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 className="text-lg">
        <Trans>Try it as somebody</Trans>
      </h2>
      <p className="mt-1 text-sm text-muted">
        <Trans>This is a demonstration. Nothing you do here reaches a real company.</Trans>
      </p>
      {stepIn.isError && (
        <div className="mt-4">
          <Refusal error={stepIn.error} />
        </div>
      )}
      <ul className="mt-4 space-y-3">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className="button button-plain w-full justify-between! text-left!"
              disabled={stepIn.isPending}
              onClick={() => stepIn.mutate(account)}
            >
              <span>{account.display_name}</span>
              <span className="text-sm font-normal text-muted">
                <RoleName role={account.role} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RoleName({ role }: { role: DemoAccount["role"] }) {
  if (role === "sme") return <Trans>a small company</Trans>;
  if (role === "facilitator") return <Trans>a cluster facilitator</Trans>;
  if (role === "recycler") return <Trans>a recycler</Trans>;
  if (role === "partner_manager") return staffRoleName("cluster_manager");
  if (role === "programme_lead" || role === "cluster_manager" || role === "finance")
    return staffRoleName(role);
  return role;
}
