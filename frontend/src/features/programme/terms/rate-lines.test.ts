import { expect, test } from "vitest";
import { fromLines, toLines } from "./rate-lines";

test("what is written out reads back the same", () => {
  const rates = { DK: "1100.00", FI: "950.00" };
  expect(fromLines(toLines(rates))).toEqual({ rates, wrong: [] });
});

test("lines may come from a spreadsheet or with a comma", () => {
  expect(fromLines("fi\t950,5\n\nDK; 1100 ").rates).toEqual({ FI: "950.5", DK: "1100" });
});

test("a country twice and words without an amount are named", () => {
  expect(fromLines("FI 950\nFI 900\nDenmark 1100").wrong).toEqual(["FI 900", "Denmark 1100"]);
});
