import type { CompositionLineOutput, MaterialOutput } from "@/api/generated/types.gen";
import type { Names } from "@/components/reference/names";
import type { CompositionPart } from "@/components/textile/composition-bar";

/** Lines of one or several parts as one list of fibres, largest first, in percent of the whole.
 *  Several parts (face, lining) count alike, as their weights are not known. */
function fibreShares(lines: Pick<CompositionLineOutput, "fibre" | "share_pct" | "part">[]) {
  const parts = new Set(lines.map((line) => line.part)).size || 1;
  const shares = new Map<string, number>();
  for (const line of lines) {
    shares.set(line.fibre, (shares.get(line.fibre) ?? 0) + line.share_pct / parts);
  }
  return [...shares]
    .map(([fibre, share]) => ({ fibre, share: Math.round(share * 10) / 10 }))
    .sort((a, b) => b.share - a.share);
}

export function compositionParts(
  material: Pick<MaterialOutput, "composition"> | null | undefined,
  names: Names,
): CompositionPart[] {
  return fibreShares(material?.composition ?? []).map(({ fibre, share }) => ({
    fibre,
    share,
    label: names.fibre(fibre),
    group: names.fibreGroup(fibre),
  }));
}
