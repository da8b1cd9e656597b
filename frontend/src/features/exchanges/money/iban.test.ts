import { describe, expect, it } from "vitest";
import { grouped } from "./iban";

describe("an account number", () => {
  it("is written in groups of four, however it was typed", () => {
    expect(grouped("dk5000400440116243")).toBe("DK50 0040 0440 1162 43");
    expect(grouped("DK50 0040 0440 1162 43")).toBe("DK50 0040 0440 1162 43");
    expect(grouped("")).toBe("");
  });
});
