import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { Refusal } from "@/components/ui/refusal";
import { wasCancelled } from "./passkeys";

type Props = {
  /** Asks the browser for the passkey and hands it to the service. */
  use: () => Promise<void>;
  label?: string;
  primary?: boolean;
};

/** One press and a finger, a face or a PIN. */
export function PasskeyButton({ use, label, primary }: Props) {
  const { t } = useLingui();
  const showing = useMutation({ mutationFn: use });
  return (
    <div className="space-y-3">
      <button
        type="button"
        className={`button w-full ${primary ? "button-primary" : "button-plain"}`}
        disabled={showing.isPending}
        onClick={() => showing.mutate()}
      >
        <KeyRound size={18} aria-hidden="true" />
        {label ?? t`Sign in with a passkey`}
      </button>
      {showing.isError && !wasCancelled(showing.error) && <Refusal error={showing.error} />}
      {showing.isError && wasCancelled(showing.error) && (
        <p role="status" className="text-sm text-muted">
          <Trans>No passkey was chosen. Try again, or use another way.</Trans>
        </p>
      )}
    </div>
  );
}
