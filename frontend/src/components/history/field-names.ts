import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What readers know by name. Ids, coordinates and what follows from the rest are left out. */
const NAMES: Record<string, MessageDescriptor> = {
  title: msg`Title`,
  description: msg`Description`,
  status: msg`State`,
  state: msg`State`,
  status_reason: msg`Reason`,
  reason: msg`Reason`,
  visibility: msg`Visible to`,
  identity: msg`Name`,
  direction: msg`Kind`,
  quantity: msg`Amount`,
  available_from: msg`From`,
  available_to: msg`Until`,
  valid_until: msg`Valid until`,
  town: msg`Town`,
  postcode: msg`Postcode`,
  country: msg`Country`,
  address: msg`Address`,
  name: msg`Name`,
  "site.town": msg`Town`,
  "site.postcode": msg`Postcode`,
  "site.address": msg`Address`,
  "price.model": msg`Price`,
  "price.per_kg": msg`Price per kg`,
  "price.limit_per_kg": msg`Our limit per kg`,
  minimum_lot_kg: msg`Smallest lot`,
  maximum_distance_km: msg`Farthest distance`,
  legal_name: msg`Legal name`,
  display_name: msg`Name`,
  registration_scheme: msg`Kind of number`,
  registration_number: msg`Registration number`,
  size_class: msg`Size`,
  roles: msg`What it does`,
  languages: msg`Languages`,
  website: msg`Website`,
  verification: msg`Verification`,
  standing: msg`Standing`,
  source: msg`Looked at`,
  cluster: msg`Cluster`,
  role: msg`Role`,
  scope: msg`May`,
  email: msg`E-mail`,
};

export function fieldName(name: string): string | undefined {
  const known = NAMES[name];
  return known && i18n._(known);
}
