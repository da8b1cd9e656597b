import { Trans } from "@lingui/react/macro";
import { Leaf } from "lucide-react";
import type { ChainCo2e, ChainsOut } from "@/api/generated/types.gen";
import { formatNumber } from "@/lib/format";
import { tendency } from "./words";

type Props = { co2e: ChainCo2e; method: string; sources: ChainsOut["factor_sources"] };

const UNIT = "kg\u00a0CO₂e";

/** Net greenhouse gases as a range, never one number alone, with how it is worked out. */
export function Co2eRange({ co2e, method, sources }: Props) {
  return (
    <div className="mt-4 text-sm">
      <p className="flex gap-2">
        <Leaf size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-woad" />
        <span>
          <Said co2e={co2e} />
          {co2e.baseline_is_assumed && co2e.mid_kg !== null && (
            <span className="text-muted">
              {" "}
              <Trans>(compared with burning it, which is assumed)</Trans>
            </span>
          )}
        </span>
      </p>
      <details className="mt-1">
        <summary className="inline-flex min-h-9 items-center font-semibold text-indigo">
          <Trans>How the climate figure is worked out</Trans>
        </summary>
        <Terms co2e={co2e} />
        <p className="mt-3 text-muted">{method}</p>
        <Sources sources={sources} />
      </details>
    </div>
  );
}

function Said({ co2e }: { co2e: ChainCo2e }) {
  const low = spelled(co2e.low_kg);
  const mid = spelled(co2e.mid_kg);
  const high = spelled(co2e.high_kg);
  switch (tendency(co2e)) {
    case "unknown":
      return (
        <Trans>
          No climate figure: {co2e.missing.map((missing) => missing.sentence).join(" ")}
        </Trans>
      );
    case "saves":
      return (
        <Trans>
          Saves{" "}
          <strong>
            {low} to {high} {UNIT}
          </strong>
          , about {mid}
        </Trans>
      );
    case "emits":
      return (
        <Trans>
          Emits more:{" "}
          <strong>
            {low} to {high} {UNIT}
          </strong>
          , about {mid}
        </Trans>
      );
    case "open":
      return (
        <Trans>
          Somewhere between{" "}
          <strong>
            {low} and {high} {UNIT}
          </strong>{" "}
          saved, about {mid}
        </Trans>
      );
  }
}

function Terms({ co2e }: { co2e: ChainCo2e }) {
  if (co2e.terms.length === 0) return null;
  return (
    <table className="mt-2 w-full max-w-2xl">
      <thead className="text-left text-muted">
        <tr>
          <th scope="col" className="py-1 pr-3 font-normal">
            {UNIT}
          </th>
          <th scope="col" className="px-2 text-right font-normal">
            <Trans>low</Trans>
          </th>
          <th scope="col" className="px-2 text-right font-normal">
            <Trans>middle</Trans>
          </th>
          <th scope="col" className="pl-2 text-right font-normal">
            <Trans>high</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {co2e.terms.map((term) => (
          <tr key={`${term.code}-${term.hop}`} className="border-t border-line">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              {term.sentence}
            </th>
            <td className="px-2 text-right">{spelled(term.low_kg)}</td>
            <td className="px-2 text-right">{spelled(term.mid_kg)}</td>
            <td className="pl-2 text-right">{spelled(term.high_kg)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sources({ sources }: { sources: ChainsOut["factor_sources"] }) {
  return (
    <ul className="mt-3 space-y-2 text-muted" lang="en">
      {sources.map((source) => (
        <li key={source.name}>
          {source.title}: {source.source}. {source.licence}. {source.attribution}
        </li>
      ))}
    </ul>
  );
}

const spelled = (kg: number | null) =>
  kg === null ? "" : formatNumber(kg, Math.abs(kg) < 10 ? 1 : 0);
