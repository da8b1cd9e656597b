import { describe, expect, it } from "vitest";
import { changedKeys, followed, formIn, type Known, rebased, settled, wholeNumber } from "./typed";

const known = (typed: Record<string, string>, version = 1): Known => ({
  typed,
  versions: { profile: version },
});
const mine = {
  draft: { funder: "EISMEA", call: "A" },
  base: known({ funder: "EASME", call: "A" }),
};

describe("a form that is typed", () => {
  it("counts an empty field and a missing one as the same", () => {
    expect(changedKeys({ call: "" }, {})).toEqual([]);
    expect(changedKeys({}, { call: "A" })).toEqual(["call"]);
  });

  it("lays what was changed here on top of what somebody else wrote", () => {
    const theirs = known({ funder: "DG GROW", call: "B" }, 2);
    expect(rebased(mine, theirs)).toEqual({ draft: { funder: "EISMEA", call: "B" }, base: theirs });
  });

  it("follows another version by itself, but not over a field both have changed", () => {
    expect(followed(mine, known({ funder: "EASME", call: "B" }, 2)).draft).toEqual({
      funder: "EISMEA",
      call: "B",
    });
    expect(followed(mine, known({ funder: "DG GROW", call: "A" }, 2))).toBe(mine);
    const same = known({ funder: "EISMEA", call: "A" }, 2);
    expect(followed(mine, same).base).toBe(same);
  });

  it("forgets after a save what was sent, and keeps what was typed since", () => {
    const sent = { funder: " EISMEA ", call: "A" };
    const now = known({ funder: "EISMEA", call: "A" }, 2);
    expect(settled({ ...mine, draft: sent }, sent, now).draft).toEqual(now.typed);
    const since = settled({ ...mine, draft: { ...sent, call: "C" } }, sent, now);
    expect(since.draft).toEqual({ funder: "EISMEA", call: "C" });
  });

  it("saves one part and leaves the others to be saved", () => {
    const form = { draft: { "a/sme": "3", "b/sme": "4" }, base: known({}) };
    const now = known({ "a/sme": "3" });
    expect(settled(form, { "a/sme": "3" }, now).draft).toEqual({ "a/sme": "3", "b/sme": "4" });
  });

  it("reads what was kept, and nothing else", () => {
    const kept = { ...mine, at: "2026-11-22T10:00:00Z" };
    expect(formIn(kept)).toEqual(kept);
    expect(formIn("{")).toBeUndefined();
    expect(formIn({ draft: {} })).toBeUndefined();
    expect(formIn(undefined)).toBeUndefined();
  });

  it("knows a whole number", () => {
    expect(wholeNumber(" 75 ")).toBe(75);
    expect(["", "-1", "1,5", "75 SME", undefined].map(wholeNumber)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
