import { describe, expect, it } from "vitest";
import { activateLocale } from "@/lib/i18n";
import { placesOf } from "./place-names";

const place = (country: string, city: string | null) => ({
  country,
  city,
  latitude: null,
  longitude: null,
});

describe("where a trip goes", () => {
  it("names the towns of one country together", async () => {
    await activateLocale("en");
    expect(placesOf([place("IT", "Rimini"), place("IT", "Ancona")])).toBe(
      "Rimini and Ancona, Italy",
    );
  });

  it("keeps countries apart, and needs no town", async () => {
    await activateLocale("en");
    expect(placesOf([place("BG", "Ruse"), place("RO", null)])).toBe("Ruse, Bulgaria · Romania");
  });
});
