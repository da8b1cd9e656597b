import { Trans } from "@lingui/react/macro";
import { Archive } from "lucide-react";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { useSession } from "@/lib/session";
import { mayTakePack } from "./may-take-pack";
import { dossierAddress } from "./queries";

/** Everything that proves the exchange, as one archive; for those who judge, pay for or audit it. */
export function AuditPack({ exchange }: { exchange: ExchangeOut }) {
  const { staff, belongsTo } = useSession();
  if (!mayTakePack(staff, belongsTo, exchange)) return null;
  return (
    <div>
      <a
        href={dossierAddress(exchange.id)}
        download
        className="button button-plain w-full sm:w-auto"
      >
        <Archive size={18} aria-hidden="true" />
        <Trans>Take the audit pack</Trans>
      </a>
      <p className="mt-1.5 text-sm text-muted">
        <Trans>
          Documents, signatures and proofs as one archive, each file with its checksum. That you
          took it stands in the journal.
        </Trans>
      </p>
    </div>
  );
}
