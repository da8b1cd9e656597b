import { expect, test } from "vitest";
import { ownPath } from "@/lib/own-path";
import { forgetReturn, rememberedReturn, rememberReturn } from "./return-address";

test("a mailed link finds where the reader wanted to go, for as long as it is good", () => {
  rememberReturn("/matches?show=mutual");
  expect(rememberedReturn(Date.now())).toBe("/matches?show=mutual");
  expect(rememberedReturn(Date.now() + 16 * 60_000)).toBeUndefined();
  forgetReturn();
  expect(rememberedReturn(Date.now())).toBeUndefined();
});

test("nothing but a path of our own is gone to", () => {
  expect(ownPath("/materials")).toBe("/materials");
  for (const elsewhere of ["//evil.example", "/\\evil.example", "https://evil.example", "", 7]) {
    expect(ownPath(elsewhere)).toBeUndefined();
  }
  for (const control of ["\t", "\n", "\r", "\u0000"]) {
    expect(ownPath(`/${control}/evil.example`)).toBeUndefined();
  }
});
