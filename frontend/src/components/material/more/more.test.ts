import { describe, expect, it } from "vitest";
import { NEED_MORE, OFFER_MORE } from "./fields";
import { changesIn, moreOf, partOf, saidIn } from "./more";

const ROLLS = {
  origin_stage: "other",
  condition: null,
  disruptors: [],
  multilayer: false,
  legal_status: "unknown",
  gsm: 180.5,
  certificates: ["gots"],
  excluded_countries: [],
};

describe("what more can be said of a material", () => {
  it("comes back as it went in", () => {
    const more = moreOf(OFFER_MORE, ROLLS, ",");
    expect(more).toMatchObject({ gsm: "180,5", multilayer: "no", disruptors: [] });
    expect(more.origin_stage).toBeUndefined();
    expect(partOf(OFFER_MORE, more)).toMatchObject(ROLLS);
  });

  it("tells none from not known", () => {
    expect(partOf(OFFER_MORE, { disruptors: [] }).disruptors).toEqual([]);
    expect(partOf(OFFER_MORE, {}).disruptors).toBeNull();
  });

  it("sends with a new material only what was said", () => {
    expect(saidIn(OFFER_MORE, { gsm: "180", disruptors: [], colour: "" })).toEqual({
      gsm: 180,
      disruptors: [],
    });
    expect(saidIn(OFFER_MORE, undefined)).toEqual({});
  });

  it("sends of a correction only what is different, and clears what was emptied", () => {
    const before = moreOf(OFFER_MORE, ROLLS, ".");
    const after = { ...before, gsm: undefined, width_cm: "160" };
    expect(changesIn(OFFER_MORE, before, after)).toEqual({ gsm: null, width_cm: 160 });
    expect(changesIn(OFFER_MORE, before, { ...before })).toEqual({});
  });

  it("reads several waste codes with blanks in them", () => {
    const { permitted_waste_codes } = partOf(NEED_MORE, {
      permitted_waste_codes: "04 02 21, 040222*",
    });
    expect(permitted_waste_codes).toEqual(["040221", "040222*"]);
  });
});
