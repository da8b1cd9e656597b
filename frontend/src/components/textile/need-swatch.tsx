import { clsx } from "clsx";
import { useId } from "react";
import { fibreColour } from "./fibre-family";

/** A need is a warp without its weft: threads of the wanted fibre waiting to be filled. */
export function NeedSwatch({ fibres, className }: { fibres: string[]; className?: string }) {
  const id = useId();
  const first = fibres[0] ? fibreColour(fibres[0]) : "var(--fibre-unknown)";
  const second = fibres[1] ? fibreColour(fibres[1]) : first;
  return (
    <svg className={clsx("block bg-indigo-tint", className)} aria-hidden="true">
      <defs>
        <pattern id={id} width="20" height="22" patternUnits="userSpaceOnUse">
          <path d="M4 0v22" stroke={first} strokeWidth="4.5" />
          <path d="M14 0v22" stroke={second} strokeWidth="4.5" />
          <path
            d="M0 11h1M7.5 11h3M17.5 11h2.5"
            stroke="var(--indigo)"
            strokeWidth="2"
            opacity="0.5"
          />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
