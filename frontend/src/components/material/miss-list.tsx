import { Link } from "@tanstack/react-router";
import { Lightbulb, Unlink2 } from "lucide-react";
import type { ClosestMiss, StreamRef } from "@/api/generated/types.gen";
import { placeName } from "@/components/material/place";
import { formatKm } from "@/lib/format";

type Props = {
  misses: ClosestMiss[];
  /** Whether titles lead to the material; not where that would leave a form half filled in. */
  linked?: boolean;
};

/** Whom one thing alone keeps from being a partner: who, what is in the way, what would change it. */
export function MissList({ misses, linked }: Props) {
  return (
    <ul className="mt-3">
      {misses.map((miss) => (
        <li key={miss.stream.id} className="border-t border-line py-4">
          <p className="font-semibold leading-snug">
            {linked ? <Title stream={miss.stream} /> : miss.stream.title}
          </p>
          <p className="text-sm text-muted">{subtitle(miss)}</p>
          <p className="mt-2 flex gap-2.5">
            <Unlink2 size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-madder" />
            <span className="min-w-0">{miss.obstacle}</span>
          </p>
          {miss.remedy && (
            <p className="mt-1.5 flex gap-2.5">
              <Lightbulb size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-weld-text" />
              <span className="min-w-0">{miss.remedy}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Title({ stream }: { stream: StreamRef }) {
  return (
    <Link to="/materials/$streamId" params={{ streamId: stream.id }} className="hover:underline">
      {stream.title}
    </Link>
  );
}

function subtitle({ stream, explanation }: ClosestMiss): string {
  const km = explanation.distance_km;
  const where = placeName(stream.place);
  const parts = [stream.owner?.display_name, km === null ? where : `${where}, ${formatKm(km)}`];
  return parts.filter(Boolean).join(" · ");
}
