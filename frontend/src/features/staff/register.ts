import type { RegistrationScheme } from "@/api/generated/types.gen";

/** Where a registration number can be looked up by hand; not every register has such an address. */
export function registerAddress(
  scheme: RegistrationScheme | null,
  number: string | null,
): { name: string; href: string } | undefined {
  const bare = number?.replaceAll(/\W/g, "") ?? "";
  if (bare === "") return undefined;
  const danish = /^(DK)?(\d{8})$/i.exec(bare)?.[2];
  if (danish && (scheme === "cvr" || /^DK/i.test(bare))) {
    return { name: "CVR", href: `https://datacvr.virk.dk/enhed/virksomhed/${danish}` };
  }
  if (scheme === "vat") {
    return { name: "VIES", href: "https://ec.europa.eu/taxation_customs/vies/" };
  }
  if (scheme === "lei") {
    return { name: "GLEIF", href: `https://search.gleif.org/#/record/${bare.toUpperCase()}` };
  }
  return undefined;
}
