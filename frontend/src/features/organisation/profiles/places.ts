import { morePlaces } from "@/components/material/more/places";
import type { FormPlaces } from "@/lib/form-problems";

/** The places of the form, and how the service's pointers to them begin. */
export const PLACES: FormPlaces = {
  output_form: ["/requirements/output/form"],
  output_yield_pct: ["/requirements/output/yield_pct"],
  output_effects: ["/requirements/output"],
  ...morePlaces,
  composition: ["/requirements/composition"],
  elastane_max_pct: ["/requirements/elastane_max_pct"],
  title: ["/title"],
  kg: ["/capacity"],
  minimum_lot_kg: ["/minimum_lot_kg"],
  maximum_lot_kg: ["/maximum_lot_kg"],
  service_radius_km: ["/service_radius_km"],
  place: ["/place"],
  price: ["/price"],
};
