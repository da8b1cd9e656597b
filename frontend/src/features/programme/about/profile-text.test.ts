import { describe, expect, it } from "vitest";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { keptUntil, knownOf, languagesOf, patchOf, wrongIn } from "./profile-text";

const PROFILE = {
  title: { en: "Cluster alliance", ca: "Aliança" },
  funder: "EISMEA",
  grant_agreement_no: null,
  call_id: "COS-1",
  starts_on: "2022-02-01",
  ends_on: "2024-02-29",
  final_payment_on: null,
  retention_years: 5,
  archive_until: null,
  members_target: 50,
  funding_statement: { en: "Co-funded." },
  disclaimer: {},
  targets: { sme: 75, large_company: 5 },
  version: 3,
} as unknown as ProgrammeProfileOut;

const { typed: base, versions } = knownOf(PROFILE);
const patch = (part: Record<string, string>) => patchOf({ ...base, ...part }, base);

describe("the profile of a programme", () => {
  it("shows English, Danish, and what is said in another language", () => {
    expect(versions).toEqual({ profile: 3 });
    expect(languagesOf(base)).toEqual(["en", "da", "ca"]);
    expect(languagesOf({ ...base, "disclaimer.ro": "" })).toEqual(["en", "da", "ca", "ro"]);
  });

  it("sends what changed, and nothing when nothing did", () => {
    expect(patch({})).toEqual({});
    expect(patch({ funder: " DG GROW ", call_id: "", members_target: "" })).toEqual({
      funder: "DG GROW",
      call_id: null,
      members_target: null,
    });
    expect(patch({ retention_years: "3", final_payment_on: "2024-09-01" })).toEqual({
      retention_years: 3,
      final_payment_on: "2024-09-01",
    });
  });

  it("sends texts and targets as a whole, without languages and buckets that are empty", () => {
    expect(patch({ "title.da": "Klyngealliance", "title.ca": " " })).toEqual({
      title: { en: "Cluster alliance", da: "Klyngealliance" },
    });
    expect(patch({ "targets.sme": "70", "targets.large_company": "" })).toEqual({
      targets: { sme: 70 },
    });
  });

  it("says at each field what is wrong before it is sent", () => {
    expect(wrongIn(base)).toEqual({});
    expect(
      wrongIn({
        ...base,
        "title.en": "",
        "title.ca": "",
        funder: " ",
        ends_on: "2021-01-01",
        retention_years: "31",
        "targets.sme": "many",
      }),
    ).toEqual({
      "title.en": "missing",
      funder: "missing",
      ends_on: "before-start",
      retention_years: "years",
      "targets.sme": "number",
    });
    expect(wrongIn({ ...base, archive_until: "2023-01-01" })).toEqual({
      archive_until: "before-end",
    });
  });

  it("knows until when papers are kept once the final payment is known", () => {
    expect(keptUntil(base)).toBeUndefined();
    const paid = { ...base, final_payment_on: "2024-09-01" };
    expect(keptUntil(paid)).toBe("2029-09-01");
    expect(keptUntil({ ...paid, archive_until: "2031-12-31" })).toBe("2031-12-31");
    expect(keptUntil({ ...paid, archive_until: "2025-01-01" })).toBe("2029-09-01");
  });
});
