import { describe, expect, test } from "vitest";
import { changesOf, keyOf, withShares } from "./changes";

const offer = {
  material: {
    moisture_pct: 6,
    composition: [
      { fibre: "cotton", share_pct: 90, part: "all" },
      { fibre: "polyester", share_pct: 6, part: "all" },
      { fibre: "elastane", share_pct: 4, part: "all" },
    ],
  },
};
const need = {
  requirements: { composition: [{ fibres: ["cotton"], fibre_group: null, min_pct: 95 }] },
};
const said = { offer, need };

describe("what was turned becomes merge patches", () => {
  test("of the side it belongs to, and of nothing else", () => {
    const key = keyOf({ side: "offer", pointer: "/material/moisture_pct" });
    expect(changesOf({ [key]: 9 }, said)).toEqual({
      offer_changes: { material: { moisture_pct: 9 } },
    });
  });

  test("with two fields of one document together", () => {
    const turned = { "offer /material/moisture_pct": 9, "offer /material/stored_dry": true };
    expect(changesOf(turned, said)).toEqual({
      offer_changes: { material: { moisture_pct: 9, stored_dry: true } },
    });
  });

  test("a list is sent whole", () => {
    expect(changesOf({ "need /requirements/composition/0/min_pct": 80 }, said)).toEqual({
      need_changes: {
        requirements: { composition: [{ fibres: ["cotton"], fibre_group: null, min_pct: 80 }] },
      },
    });
    expect(need.requirements.composition[0]?.min_pct).toBe(95);
  });

  test("nothing turned changes nothing", () => {
    expect(changesOf({}, said)).toEqual({});
  });
});

describe("a share that is turned takes the others along", () => {
  const shares = (turned: Map<number, number>) =>
    withShares(offer.material.composition, turned).map((line) => line.share_pct);

  test("in proportion, so that all make 100", () => {
    expect(shares(new Map([[2, 0]]))).toEqual([93.75, 6.25, 0]);
    expect(shares(new Map([[0, 100]]))).toEqual([100, 0, 0]);
  });

  test("what no other line can take is a fibre without a name", () => {
    expect(withShares([{ fibre: "cotton", share_pct: 100 }], new Map([[0, 95]]))).toEqual([
      { fibre: "cotton", part: "all", share_pct: 95 },
      { fibre: "other-fibres", part: "all", share_pct: 5 },
    ]);
  });

  test("and leaves the other parts of the article alone", () => {
    const lined = [
      { fibre: "wool", share_pct: 80, part: "face" },
      { fibre: "polyamide", share_pct: 20, part: "face" },
      { fibre: "viscose", share_pct: 100, part: "lining" },
    ];
    expect(withShares(lined, new Map([[0, 90]])).map((line) => line.share_pct)).toEqual([
      90, 10, 100,
    ]);
  });
});
