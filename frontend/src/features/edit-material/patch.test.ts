import { describe, expect, test } from "vitest";
import type { StreamOut } from "@/api/generated/types.gen";
import { type Corrections, correctionsOf, isPlainNeed } from "./corrections";
import { patchOf } from "./patch";

const FIBRES: Record<string, string> = { cotton: "Cotton", polyester: "Polyester" };
const reader = { mark: ",", fibreName: (slug: string) => FIBRES[slug] ?? slug } as const;

const OFFER = {
  id: "0192",
  direction: "offer",
  status: "published",
  title: "White scraps",
  description: "In clean sacks.",
  language: "en",
  material: {
    form: "cutting_scraps",
    composition: [
      { fibre: "polyester", share_pct: 65, part: "face", recycled: true },
      { fibre: "cotton", share_pct: 35, part: "face" },
      { fibre: "cotton", share_pct: 100, part: "lining" },
    ],
    evidence_method: "supplier_spec",
    moisture_state: "dry",
    moisture_pct: 7,
    stored_dry: true,
  },
  requirements: null,
  quantity: { mode: "recurring", value: 150, unit: "kg", period: "month", kg_per_unit: null },
  available_from: "2026-01-10",
  available_to: null,
  place: { site_id: "0193", country: "DK", postcode: "7400", town: "Herning" },
  price: { model: "fixed", per_kg: { amount: "1.50", currency: "DKK" } },
  identity: "named",
  visibility: "public",
  version: 3,
} as unknown as StreamOut;

function patched(change: Partial<Corrections>, stream: StreamOut = OFFER) {
  const before = correctionsOf(stream, reader);
  return patchOf(stream, before, { ...before, ...change }, [{ fibre: "cotton", share_pct: 100 }]);
}

describe("only what was corrected is sent", () => {
  test("nothing, when nothing was", () => {
    expect(patched({})).toEqual({});
    expect(patched({ title: " White scraps " })).toEqual({});
  });

  test("the kilograms alone", () => {
    expect(patched({ amount: "1.850" })).toEqual({ quantity: { value: 1850 } });
  });

  test("who may see it", () => {
    expect(patched({ visibility: "invited" })).toEqual({ visibility: "invited" });
    expect(patched({ invited: [{ id: "a", name: "A" }] })).toEqual({});
  });

  test("a single lot has no period any more", () => {
    expect(patched({ rhythm: "once" })).toEqual({ quantity: { mode: "one_off", period: null } });
  });

  test("the composition as it was read anew, and how it is known", () => {
    expect(patched({ composition: "100% cotton", evidence: "lab_chemical" })).toEqual({
      material: {
        composition: [{ fibre: "cotton", share_pct: 100 }],
        evidence_method: "lab_chemical",
      },
    });
  });

  test("what is damp is neither stored dry nor as it was measured", () => {
    expect(patched({ moisture: "damp" })).toEqual({
      material: { moisture_state: "damp", stored_dry: false, moisture_pct: null },
    });
  });

  test("what was emptied is cleared", () => {
    expect(patched({ description: "", from: "" })).toEqual({
      description: null,
      available_from: null,
    });
  });

  test("a place is sent whole", () => {
    expect(patched({ postcode: "8000", town: "" })).toEqual({
      place: { country: "DK", postcode: "8000" },
    });
  });

  test("what is free has no price", () => {
    expect(patched({ price: "free" })).toEqual({ price: { model: "free", per_kg: null } });
    expect(patched({ perKg: "2,25" })).toEqual({
      price: { per_kg: { amount: "2.25", currency: "DKK" } },
    });
  });

  test("pieces that become kilograms weigh nothing each", () => {
    const quantity = { ...OFFER.quantity, value: 220, unit: "pcs", kg_per_unit: 0.245 };
    const pieces = { ...OFFER, quantity } as StreamOut;
    expect(correctionsOf(pieces, reader).unitKg).toBe("0,245");
    expect(patched({ unitKg: "0,3" }, pieces)).toEqual({ quantity: { kg_per_unit: 0.3 } });
    expect(patched({ amount: "54", unit: "kg" }, pieces)).toEqual({
      quantity: { value: 54, unit: "kg", kg_per_unit: null, gsm: null, width_cm: null },
    });
  });
});

test("a composition is written the way it is read", () => {
  expect(correctionsOf(OFFER, reader).composition).toBe(
    "Outside: 65% recycled Polyester, 35% Cotton; Lining: 100% Cotton",
  );
});

describe("a need", () => {
  const requirements = { composition: [{ fibres: ["cotton"], min_pct: 95 }], elastane_max_pct: 3 };
  const need = { ...OFFER, direction: "need", material: null, requirements } as StreamOut;

  test("asks for another share or another limit", () => {
    expect(patched({ leastPct: "90" }, need)).toEqual({
      requirements: { composition: [{ fibres: ["cotton"], min_pct: 90 }] },
    });
    expect(patched({ elastaneMax: "" }, need)).toEqual({
      requirements: { elastane_max_pct: null },
    });
  });

  test("with several rules keeps them, as the form cannot show them", () => {
    expect(isPlainNeed(requirements)).toBe(true);
    expect(isPlainNeed({ composition: [{ fibres: ["cotton", "flax"] }] })).toBe(false);
    expect(isPlainNeed({ composition: [{ fibre_group: "synthetic", max_pct: 5 }] })).toBe(false);
  });
});
