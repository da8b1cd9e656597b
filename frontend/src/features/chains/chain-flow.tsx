import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { ChainHop, ChainOut, StreamRef } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { useNames } from "@/components/reference/names";
import { formatKg, formatKm, formatPercent } from "@/lib/format";
import { effectName } from "./words";

/** The way of the material: what it weighs and how far it goes between each two of its stations.
 *  From left to right where there is room, else from top to bottom. */
export function ChainFlow({ chain }: { chain: ChainOut }) {
  return (
    <ol className="flex flex-col lg:flex-row lg:items-stretch">
      <Station tone="border-t-weld" stream={chain.offer} label={<Trans>Offer</Trans>} />
      {chain.hops.map((hop, index) => (
        <Leg key={hop.stream.id} hop={hop} kg={arriving(chain, index)} />
      ))}
    </ol>
  );
}

/** Kilograms that reach a hop. */
function arriving(chain: ChainOut, hop: number): number | null {
  return chain.hops[hop]?.output?.kg_in ?? (hop === chain.hops.length - 1 ? chain.kg_out : null);
}

function Leg({ hop, kg }: { hop: ChainHop; kg: number | null }) {
  const isEnd = hop.role === "need";
  return (
    <>
      <Thread kg={kg} km={hop.explanation.distance_km} />
      <Station
        tone={isEnd ? "border-t-indigo" : "border-t-walnut"}
        stream={hop.stream}
        label={isEnd ? <Trans>Need</Trans> : <Trans>Processor</Trans>}
      >
        {hop.output && <Made output={hop.output} />}
      </Station>
    </>
  );
}

function Thread({ kg, km }: { kg: number | null; km: number | null }) {
  return (
    <li className="flex items-center gap-3 py-1 pl-4 lg:w-24 lg:shrink-0 lg:flex-col lg:justify-center lg:gap-1 lg:px-1.5">
      <span className="text-sm font-semibold max-lg:order-2">{kg !== null && formatKg(kg)}</span>
      <span aria-hidden="true" className="h-10 w-0.5 bg-woad max-lg:order-1 lg:h-0.5 lg:w-full" />
      <span className="text-sm text-muted max-lg:order-3">{km !== null && formatKm(km)}</span>
    </li>
  );
}

type StationProps = { tone: string; stream: StreamRef; label: ReactNode; children?: ReactNode };

function Station({ tone, stream, label, children }: StationProps) {
  return (
    <li
      className={clsx(
        "min-w-0 rounded-md border border-line border-t-4 bg-raised p-3 lg:flex-1",
        tone,
      )}
    >
      <p className="text-xs font-semibold text-muted">{label}</p>
      <Link
        to="/materials/$streamId"
        params={{ streamId: stream.id }}
        className="font-semibold leading-snug hover:underline"
      >
        {stream.title}
      </Link>
      <p className="text-sm text-muted">
        {[stream.owner?.display_name, placeName(stream.place)].filter(Boolean).join(" · ")}
      </p>
      {children}
    </li>
  );
}

/** What a processor does, and what it gives off. */
function Made({ output }: { output: NonNullable<ChainHop["output"]> }) {
  const names = useNames();
  const form = names.form(output.form);
  const fibre = output.fibre && names.fibre(output.fibre);
  return (
    <ul className="mt-2 space-y-0.5 text-sm">
      <li>
        → {fibre ? `${form}, ${fibre}` : form}
        {output.yield_share !== null && (
          <span className="text-muted"> · {formatPercent(output.yield_share * 100)}</span>
        )}
      </li>
      {output.effects.map((effect) => (
        <li key={effect} className="text-muted">
          {effectName(effect)}
        </li>
      ))}
    </ul>
  );
}
