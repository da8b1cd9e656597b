import { describe, expect, it } from "vitest";
import type { PartnerOut } from "@/api/generated/types.gen";
import { balanceOf, knownOf, patchOf, totalOf, withPartner, wrongIn } from "./shares";

const partner = (
  cluster_slug: string,
  targets: PartnerOut["targets"],
  version = 1,
): PartnerOut => ({
  id: cluster_slug,
  cluster_slug,
  name: cluster_slug,
  country: "DK",
  role: "partner",
  payout_currency: "EUR",
  targets,
  version,
});
const PARTNERS = [partner("modacc", { sme: 40, large_company: 5 }), partner("ldc", { sme: 23 }, 4)];
const known = knownOf({ partners: PARTNERS });
const slugs = PARTNERS.map(({ cluster_slug }) => cluster_slug);
const typed = (part: Record<string, string>) => ({ ...known.typed, ...part });

describe("the shares of the partners", () => {
  it("tell what no partner has taken on yet, as one types", () => {
    expect(balanceOf(known.typed, slugs, "sme", 75)).toEqual({
      target: 75,
      given: 63,
      left: 12,
      over: 0,
    });
    expect(balanceOf(typed({ "ldc/sme": "36" }), slugs, "sme", 75).over).toBe(1);
    expect(balanceOf(typed({ "ldc/sme": "thirty" }), slugs, "sme", 75).given).toBe(40);
  });

  it("do not make up in one bucket for what is missing in another", () => {
    const lines = [
      balanceOf(typed({ "ldc/sme": "40" }), slugs, "sme", 75),
      balanceOf(known.typed, slugs, "public_company", 5),
    ];
    expect(totalOf(lines)).toEqual({ target: 80, given: 80, left: 5, over: 5 });
  });

  it("are sent for each partner that was changed, as a whole", () => {
    const draft = typed({
      "ldc/sme": "24",
      "ldc/large_company": "1",
      "ldc/payout_currency": "DKK",
    });
    expect(patchOf("modacc", draft, known.typed)).toBeUndefined();
    expect(patchOf("ldc", draft, known.typed)).toEqual({
      payout_currency: "DKK",
      targets: { sme: 24, large_company: 1 },
    });
    expect(patchOf("modacc", typed({ "modacc/large_company": "" }), known.typed)).toEqual({
      targets: { sme: 40 },
    });
  });

  it("name the fields that hold no number", () => {
    expect(wrongIn(typed({ "ldc/sme": "24 of them", "modacc/large_company": "" }))).toEqual([
      "ldc/sme",
    ]);
  });

  it("are known anew partner by partner", () => {
    const now = withPartner(known, partner("ldc", { large_company: 2 }, 5));
    expect(now.versions).toEqual({ modacc: 1, ldc: 5 });
    expect(now.typed["ldc/sme"]).toBeUndefined();
    expect(now.typed["modacc/sme"]).toBe("40");
  });
});
