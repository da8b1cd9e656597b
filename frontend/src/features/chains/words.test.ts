import { describe, expect, it } from "vitest";
import type { ChainCo2e } from "@/api/generated/types.gen";
import { tendency } from "./words";

const range = (low_kg: number | null, high_kg: number | null) =>
  ({ low_kg, mid_kg: low_kg, high_kg }) as ChainCo2e;

describe("what a range of greenhouse gases says", () => {
  it("is a saving only when its low end is", () => {
    expect(tendency(range(0, 900))).toBe("saves");
    expect(tendency(range(-1, 900))).toBe("open");
  });

  it("is an emission only when its high end is", () => {
    expect(tendency(range(-900, 0))).toBe("emits");
    expect(tendency(range(-900, -100))).toBe("emits");
  });

  it("is nothing without figures", () => {
    expect(tendency(range(null, null))).toBe("unknown");
  });
});
