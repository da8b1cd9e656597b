import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ChainOut } from "@/api/generated/types.gen";
import { formatKm, formatNumber } from "@/lib/format";

/** In, out, what goes elsewhere and what is lost; the way and what it costs. */
export function Balance({ chain }: { chain: ChainOut }) {
  const { kg_in, kg_out, other_kg, loss_kg, distance_km, transport_eur } = chain;
  return (
    <dl className="mt-4 flex flex-wrap gap-x-7 gap-y-3">
      {kg_in !== null && kg_out !== null && (
        <Entry
          name={
            chain.quantity_basis === "year" ? (
              <Trans>In and out a year</Trans>
            ) : (
              <Trans>In and out</Trans>
            )
          }
        >
          {exact(kg_in)} → {exact(kg_out)}
        </Entry>
      )}
      {loss_kg !== null && loss_kg > 0 && (
        <Entry name={<Trans>Lost on the way</Trans>}>{exact(loss_kg)}</Entry>
      )}
      {other_kg !== null && other_kg > 0 && (
        <Entry name={<Trans>Other fractions</Trans>}>{exact(other_kg)}</Entry>
      )}
      {distance_km !== null && (
        <Entry name={<Trans>Way in all</Trans>}>{formatKm(distance_km)}</Entry>
      )}
      {transport_eur !== null && (
        <Entry name={<Trans>Transport, estimated</Trans>}>
          {formatNumber(transport_eur)}
          {"\u00a0EUR"}
        </Entry>
      )}
    </dl>
  );
}

/** To the hundred grams, so that in, out and lost add up for whoever checks. */
const exact = (kg: number) => `${formatNumber(kg, 1)}\u00a0kg`;

function Entry({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
