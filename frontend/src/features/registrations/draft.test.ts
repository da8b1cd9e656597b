import { describe, expect, it } from "vitest";
import { type Draft, missingIn, patchOf, stepOf, withTopic } from "./draft";

const EMPTY: Draft = {
  roles: ["visitor"],
  motivation: "",
  learning_goals: "",
  offers: "",
  max_visitors: null,
  topics: [],
  activity_types: [],
  languages: [],
  target_countries: [],
  excluded_countries: [],
  availability: [],
};

const WITH_CV = { cv_needed: true, cv_attached: true };

describe("the draft of a registration", () => {
  it("asks visitors for what they want to learn, and hosts for what they offer", () => {
    expect(missingIn(EMPTY, WITH_CV)).toContain("learning_goals");
    expect(missingIn(EMPTY, WITH_CV)).not.toContain("offers");
    const host = missingIn({ ...EMPTY, roles: ["host"] }, WITH_CV);
    expect(host).toEqual(expect.arrayContaining(["offers", "max_visitors"]));
    expect(host).not.toContain("learning_goals");
  });

  it("asks visitors for a CV where the programme wants one, and hosts for none", () => {
    const without = { cv_needed: true, cv_attached: false };
    const both: Draft = { ...EMPTY, roles: ["visitor", "host"] };
    expect(missingIn(EMPTY, without)).toContain("cv");
    expect(missingIn(both, without)).toContain("cv");
    expect(missingIn(EMPTY, { ...without, cv_needed: false })).not.toContain("cv");
    expect(missingIn(EMPTY, WITH_CV)).not.toContain("cv");
    expect(missingIn({ ...EMPTY, roles: ["host"] }, without)).not.toContain("cv");
    expect(stepOf("cv")).toBe(0);
  });

  it("keeps whole times only, and no empty texts", () => {
    const half = { from: "2027-01-01", to: "" };
    const back = { from: "2027-02-01", to: "2027-01-01" };
    const whole = { from: "2027-01-01", to: "2027-01-31" };
    const patch = patchOf({ ...EMPTY, motivation: "  ", availability: [half, back, whole] }, false);
    expect(patch.availability).toEqual([whole]);
    expect(patch.motivation).toBeNull();
    expect(patch.roles).toEqual(["visitor"]);
  });

  it("says nothing of roles once the cluster has decided on them", () => {
    expect("roles" in patchOf(EMPTY, true)).toBe(false);
  });

  it("adds topics once, several at a time", () => {
    expect(withTopic(["Denim"], "denim, wool  felt ,")).toEqual(["Denim", "wool felt"]);
  });

  it("knows where a missing field stands", () => {
    expect([stepOf("motivation"), stepOf("topics"), stepOf("languages")]).toEqual([0, 1, 2]);
  });
});
