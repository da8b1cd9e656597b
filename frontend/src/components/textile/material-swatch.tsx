import { clsx } from "clsx";
import { useId } from "react";
import type { CompositionPart } from "./composition-bar";
import { fibreColour } from "./fibre-family";

export type Weave = "woven" | "knit" | "yarn" | "fibre" | "garment" | "scraps";

/** Colour classes that name a dye; the others show the fibre's own colour. */
const DYES: Record<string, string> = {
  white_optical: "#ebe8e0",
  off_white_ecru: "#ddd0b3",
  light: "#cfc8b9",
  dark: "#4d4b55",
  black: "#37342f",
  indigo_denim: "#465f93",
};

/** The look of a form: how its threads lie. */
function weaveOf(form: string | null | undefined): Weave {
  const name = form ?? "";
  if (/knit/.test(name)) return "knit";
  if (/yarn|cone|roving/.test(name)) return "yarn";
  if (/fibre|noil|soft_waste|raw_wool|down|filling|residue|shredded|mattress/.test(name))
    return "fibre";
  if (/garment|workwear|clothes|linen|home_textiles|returns/.test(name)) return "garment";
  if (/scrap|panel|selvedge|loom|sample|mixed|sorted|wip/.test(name)) return "scraps";
  return "woven";
}

type Props = {
  parts: CompositionPart[];
  colour?: string | null;
  form?: string | null;
  className?: string;
};

/** A drawn piece of cloth that stands in for a photo: dye from the colour class or the
 *  main fibre, second thread from the second fibre, texture from the form. */
export function MaterialSwatch({ parts, colour, form, className }: Props) {
  const id = useId();
  const main = parts[0] ? fibreColour(parts[0].fibre, parts[0].group) : "var(--fibre-unknown)";
  const ground = DYES[colour ?? ""] ?? main;
  // A few per cent of a second fibre are not seen in the cloth.
  const visible = parts[1] && parts[1].share >= 10 ? parts[1] : undefined;
  const second = visible ? fibreColour(visible.fibre, visible.group) : ground;
  const weave = weaveOf(form);
  return (
    <svg className={clsx("block bg-sunken", className)} aria-hidden="true">
      <defs>
        <Pattern id={id} weave={weave} ground={ground} second={second} />
      </defs>
      <rect width="100%" height="100%" fill={ground} />
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

type PatternProps = { id: string; weave: Weave; ground: string; second: string };

function Pattern({ id, weave, ground, second }: PatternProps) {
  const drawn = { id, patternUnits: "userSpaceOnUse" } as const;
  const shade = "rgb(20 16 10 / 0.16)";
  const shine = "rgb(255 252 244 / 0.26)";
  switch (weave) {
    case "knit":
      return (
        <pattern {...drawn} width="12" height="10">
          <path d="M0 0l6 6 6-6M0 10l6 6 6-6" fill="none" stroke={second} strokeWidth="3.4" />
          <path d="M0 1.5l6 6 6-6" fill="none" stroke={shade} strokeWidth="1.6" />
        </pattern>
      );
    case "yarn":
      return (
        <pattern {...drawn} width="9" height="14">
          <path d="M0 0h2v14H0z" fill={shade} />
          <path d="M2 12l7-7M2 5l5-5M4 16l7-7" stroke={second} strokeWidth="2.4" />
          <path d="M2 13.5l7-7M2 6.5l5-5" stroke={shine} strokeWidth="0.8" />
        </pattern>
      );
    case "fibre":
      return (
        <pattern {...drawn} width="46" height="40">
          <g fill="none" strokeLinecap="round" strokeWidth="1.6">
            <path
              d="M2 9c9-11 17 5 27-3M14 33c7-13 18-1 29-9M-2 26c8 7 14-6 24 1"
              stroke={second}
            />
            <path d="M20 15c8 6 13-5 24 2M4 38c7-8 15 3 22-4M30 4c-3 9 8 9 12 18" stroke={shine} />
            <path d="M8 18c6 8 15-2 22 6M33 34c5 4 8-3 14 1" stroke={shade} />
          </g>
        </pattern>
      );
    case "garment":
      return (
        <pattern {...drawn} width="10" height="10">
          <path d="M-2 12L12-2M3 17L17 3M-7 7L7-7" stroke={second} strokeWidth="3" />
          <path d="M-2 14.2L14.2-2" stroke={shade} strokeWidth="1.6" />
        </pattern>
      );
    case "scraps":
      return (
        <pattern {...drawn} width="96" height="80">
          <path d="M0 0h96v80H0z" fill={shade} />
          <path d="M3 6l34-5 7 26-29 10zM50 44l30-7 12 22-33 12z" fill={ground} />
          <path d="M52 5l36 3-9 25-22-8zM4 46l27-9 15 27-35 11z" fill={second} />
          <path d="M3 6l34-5 2 8L5 15zM50 44l30-7 3 6-31 8zM4 46l27-9 4 7-29 9z" fill={shine} />
        </pattern>
      );
    case "woven":
      return (
        <pattern {...drawn} width="16" height="16">
          <path d="M0 0h8v16H0z" fill={shine} />
          <path d="M0 8h16v8H0z" fill={second} opacity="0.55" />
          <path d="M0 8h8v8H0zM8 0h8v8H8z" fill={shade} opacity="0.55" />
        </pattern>
      );
  }
}
