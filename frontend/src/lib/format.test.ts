import { i18n } from "@lingui/core";
import { beforeEach, describe, expect, test } from "vitest";
import { countryName, formatAgo, formatDate, formatDateRange, formatKg, formatKm } from "./format";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, " ");

describe("in Danish", () => {
  beforeEach(() => i18n.loadAndActivate({ locale: "da", messages: {} }));

  test("kilograms are grouped with a point and stay on one line", () => {
    expect(formatKg(1850)).toBe("1.850\u00a0kg");
  });

  test("large amounts are told in tonnes", () => {
    expect(plain(formatKg(2_011_586))).toBe("2.012 t");
  });

  test("a day is the same day in every time zone", () => {
    expect(plain(formatDate("2027-01-01"))).toBe("1. jan. 2027");
  });

  test("a range of days is told as short as it can be", () => {
    expect(plain(formatDateRange("2026-10-13", "2026-10-15"))).toBe("13.–15. okt. 2026");
  });

  test("ages are told as people say them", () => {
    const now = new Date("2026-11-22T08:00:00Z");
    expect(formatAgo("2026-11-19T08:00:00Z", now)).toBe("for 3 dage siden");
  });

  test("countries have their Danish names", () => {
    expect(countryName("DK")).toBe("Danmark");
  });
});

describe("in English", () => {
  beforeEach(() => i18n.loadAndActivate({ locale: "en", messages: {} }));

  test("kilograms are grouped with a comma", () => {
    expect(plain(formatKg(1850))).toBe("1,850 kg");
  });

  test("less than a kilometre is not told as none", () => {
    expect(plain(formatKm(0.2))).toBe("< 1 km");
  });
});
