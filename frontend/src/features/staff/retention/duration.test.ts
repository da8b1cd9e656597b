import { i18n } from "@lingui/core";
import { beforeAll, expect, test } from "vitest";
import { durationWords } from "./duration";

beforeAll(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

test("durations are said in days, and in years where they are whole", () => {
  expect(durationWords("P90D")).toBe("90 days");
  expect(durationWords("P5Y")).toBe("5 years");
  expect(durationWords("P1Y35D")).toBe("400 days");
});

test("what has had its use goes with the next clearing", () => {
  expect(durationWords("PT0S")).toBe("until the next clearing");
});
