import { expect, test } from "vitest";
import { ageOf } from "./ageing";

test("interest waits for an answer in days, a suggestion in weeks", () => {
  expect(ageOf({ state: "interest_one", age_days: 5 })).toBe("waiting");
  expect(ageOf({ state: "suggested", age_days: 5 })).toBe("fresh");
  expect(ageOf({ state: "suggested", age_days: 30 })).toBe("old");
});

test("what is settled does not grow old", () => {
  expect(ageOf({ state: "converted", age_days: 400 })).toBe("fresh");
  expect(ageOf({ state: "dismissed", age_days: 29 })).toBe("fresh");
});
