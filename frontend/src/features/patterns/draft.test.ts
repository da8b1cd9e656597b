import { describe, expect, it } from "vitest";
import type { PatternOut } from "@/api/generated/types.gen";
import { bodyOf, draftOf, EMPTY, newWindow } from "./draft";

const pattern = {
  slug: "bags-to-pellets",
  names: { en: "Bags become pellets", da: "Poser bliver pellets" },
  summary: { en: "Melted." },
  product: { en: "Pellets" },
  donor_trades: ["agriculture"],
  forms: ["sacks_bigbags"],
  composition: [
    {
      fibres: ["polypropylene", "polyethylene"],
      fibre_group: null,
      min_pct: 98,
      max_pct: null,
      mode: "single",
    },
  ],
  route: "polymer_melt",
  receiver_trades: ["packaging"],
  maturity: 8,
  evidence: "x",
  source: "y",
  licence: null,
} as unknown as PatternOut;

describe("a pattern in the form", () => {
  it("comes out as it went in, with what the form does not show", () => {
    const body = bodyOf(draftOf(pattern), pattern.composition);
    expect(body.composition).toEqual(pattern.composition);
    expect(body.names).toEqual(pattern.names);
    expect(body.licence).toBeNull();
  });

  it("leaves out languages without words and trims the rest", () => {
    const body = bodyOf({ ...EMPTY, names: { en: " Felt ", da: "  " } });
    expect(body.names).toEqual({ en: "Felt" });
  });

  it("reads a Danish comma and leaves an empty limit open", () => {
    const window = { ...newWindow(), fibres: ["cotton"], min: "80,5", max: " " };
    const [rule] = bodyOf({ ...EMPTY, windows: [window] }).composition ?? [];
    expect(rule).toMatchObject({ min_pct: 80.5, max_pct: null, mode: "sum" });
  });
});
