import { describe, expect, it } from "vitest";
import { pairsOf } from "./pairing";

const danish = { id: "1", name: "Systuen", country: "DK", roles: ["visitor" as const] };
const finnish = { id: "2", name: "Kutomo", country: "FI", roles: ["host" as const] };

describe("who could visit whom", () => {
  it("follows the roles, whoever is named first", () => {
    const visit = [{ visitor: { id: "1", name: "Systuen" }, host: { id: "2", name: "Kutomo" } }];
    expect(pairsOf(danish, finnish)).toEqual(visit);
    expect(pairsOf(finnish, danish)).toEqual(visit);
  });

  it("goes both ways where both are both", () => {
    const both: ("visitor" | "host")[] = ["visitor", "host"];
    expect(pairsOf({ ...danish, roles: both }, { ...finnish, roles: both })).toHaveLength(2);
  });

  it("is nobody in the same country, of the same role, or oneself", () => {
    expect(pairsOf(danish, { ...finnish, country: "DK" })).toEqual([]);
    expect(pairsOf(danish, { ...finnish, roles: ["visitor"] })).toEqual([]);
    expect(pairsOf(danish, danish)).toEqual([]);
  });
});
