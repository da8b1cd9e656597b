import type { Adjustment } from "@/api/generated/types.gen";

/** What the reader has turned, by side and pointer. */
export type Turned = Record<string, unknown>;
type Side = Adjustment["side"];
/** The two streams as they are; lists go whole into a merge patch, so they are needed for it. */
export type Said = Record<Side, unknown>;

type Node = Record<string, unknown>;
type Line = { fibre: string; share_pct: number; part?: string };

export const keyOf = ({ side, pointer }: Pick<Adjustment, "side" | "pointer">) =>
  `${side} ${pointer}`;

/** What was turned, as merge patches of the two streams. */
export function changesOf(turned: Turned, said: Said) {
  const offer = patchOf("offer", turned, said.offer);
  const need = patchOf("need", turned, said.need);
  return { ...(offer && { offer_changes: offer }), ...(need && { need_changes: need }) };
}

const SHARE = /^\/material\/composition\/(\d+)\/share_pct$/;

function patchOf(side: Side, turned: Turned, said: unknown): Node | undefined {
  const patch: Node = {};
  const shares = new Map<number, number>();
  for (const [key, value] of Object.entries(turned)) {
    if (!key.startsWith(`${side} `)) continue;
    const pointer = key.slice(side.length + 1);
    const share = SHARE.exec(pointer);
    if (share) shares.set(Number(share[1]), Number(value));
    else put(patch, said, pointer.split("/").slice(1), value);
  }
  if (shares.size > 0) {
    const lines = (said as { material: { composition: Line[] } }).material.composition;
    put(patch, said, ["material", "composition"], withShares(lines, shares));
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function put(patch: Node, said: unknown, steps: string[], value: unknown): void {
  const [step = "", ...rest] = steps;
  if (rest.length === 0) {
    patch[step] = value;
    return;
  }
  const present = isNode(said) ? said[step] : undefined;
  patch[step] ??= Array.isArray(present) ? structuredClone(present) : {};
  put(patch[step] as Node, present, rest, value);
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** The composition with some shares turned: the other lines of the same part follow in proportion, so
 *  that the part makes 100 again; what no line can take is another fibre that nobody has named. */
export function withShares(lines: Line[], turned: Map<number, number>): Line[] {
  const next = lines.map(({ fibre, part = "all" }, at) => ({
    fibre,
    part,
    share_pct: turned.get(at) ?? 0,
  }));
  for (const part of new Set(next.map((line) => line.part))) {
    const taken = sum(next.filter((line) => line.part === part).map((line) => line.share_pct));
    const others = lines.filter((line, at) => (line.part ?? "all") === part && !turned.has(at));
    const before = sum(others.map((line) => line.share_pct));
    const left = Math.max(0, 100 - taken);
    for (const [at, line] of lines.entries()) {
      const target = next[at];
      if (!target || target.part !== part || turned.has(at)) continue;
      target.share_pct = before > 0 ? round((left * line.share_pct) / before) : 0;
    }
    if (left > 0 && before === 0) next.push({ fibre: UNNAMED, part, share_pct: round(left) });
  }
  return next;
}

const UNNAMED = "other-fibres";
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const round = (value: number) => Math.round(value * 100) / 100;
