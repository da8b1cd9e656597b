import { describe, expect, test } from "vitest";
import { EMPTY_DRAFT } from "./draft";
import { toStream } from "./stream-body";

describe("the draft in the words of the service", () => {
  const said = { lines: [], title: "Workwear", language: "da" };

  test("an offer says what it is, how much and where", () => {
    const draft = { ...EMPTY_DRAFT, kind: "workwear", amount: "400", postcode: "7400" };
    expect(toStream(draft, said)).toMatchObject({
      direction: "offer",
      stream_type: "workwear_used",
      quantity: { mode: "recurring", value: 400, unit: "kg", period: "month" },
      place: { country: "DK", postcode: "7400" },
      material: { form: "workwear", moisture_state: "dry", stored_dry: true },
      identity: "named",
    });
  });

  test("a single lot has no period", () => {
    const draft = { ...EMPTY_DRAFT, kind: "yarn", amount: "90", rhythm: "once" as const };
    expect(toStream(draft, said).quantity).toEqual({ mode: "one_off", value: 90, unit: "kg" });
  });

  test("what is not known is not claimed", () => {
    const draft = { ...EMPTY_DRAFT, kind: "scraps", moisture: "unknown" as const };
    const stream = toStream(draft, said);
    expect(stream.direction === "offer" && stream.material).not.toHaveProperty("stored_dry");
    expect(stream.direction === "offer" && stream.material).not.toHaveProperty("disruptors");
  });

  test("a need asks for its fibre and its limit of elastane", () => {
    const draft = {
      ...EMPTY_DRAFT,
      direction: "need" as const,
      kind: "scraps",
      fibre: "cotton",
      leastPct: "95",
      elastaneMax: "2",
      amount: "2",
      unit: "t" as const,
      anonymous: true,
    };
    expect(toStream(draft, said)).toMatchObject({
      direction: "need",
      identity: "anonymous_until_mutual",
      requirements: {
        forms: ["cutting_scraps"],
        composition: [{ fibres: ["cotton"], min_pct: 95 }],
        elastane_max_pct: 2,
      },
    });
  });
});
