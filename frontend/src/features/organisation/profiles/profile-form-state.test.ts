import { expect, it } from "vitest";
import type { CapabilityProfileOut } from "@/api/generated/types.gen";
import { profileBody, profileFormOf } from "./profile-form-state";

const PROFILE = {
  title: "Oprivning",
  requirements: {
    intended_route: "mechanical_cotton",
    composition: [
      { fibres: ["cotton"], fibre_group: null, min_pct: 95, max_pct: null, mode: "sum" },
    ],
    elastane_max_pct: 0,
    output: { form: "shredded_fibre", yield_pct: 85, effects: ["delabels"], price_per_kg: null },
    permitted_waste_codes: ["040221"],
  },
  capacity: { kg: 20000, per: "month", kg_per_year: 240000 },
  minimum_lot_kg: 200,
  maximum_lot_kg: null,
  lead_time_days: 14,
  service_radius_km: 300,
  place: { site_id: null },
  price: { model: "supplier_pays", per_kg: { amount: "-0.50", currency: "DKK" } },
} as unknown as CapabilityProfileOut;

it("a profile is sent as it was read", () => {
  const body = profileBody(profileFormOf(PROFILE, ","), "DKK");
  expect(body).toMatchObject({
    title: "Oprivning",
    capacity: { kg: 20000, per: "month" },
    minimum_lot_kg: 200,
    maximum_lot_kg: null,
    lead_time_days: 14,
    service_radius_km: 300,
    price: { model: "supplier_pays", per_kg: { amount: "-0.5", currency: "DKK" } },
  });
  expect(body.requirements).toMatchObject({
    intended_route: "mechanical_cotton",
    composition: [{ fibres: ["cotton"], min_pct: 95, max_pct: null }],
    elastane_max_pct: 0,
    output: { form: "shredded_fibre", yield_pct: 85, effects: ["delabels"] },
    permitted_waste_codes: ["040221"],
  });
});

it("what leaves the process is cleared with its form", () => {
  const form = profileFormOf(PROFILE, ".");
  expect(profileBody({ ...form, output: {} }, "EUR").requirements.output).toBeNull();
});
