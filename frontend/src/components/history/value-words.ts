import { t } from "@lingui/core/macro";
import type {
  MandateScope,
  MatchState,
  MemberRole,
  MembershipState,
  RegistrationScheme,
  StaffRole,
  Standing,
  Verification,
  Visibility,
} from "@/api/generated/types.gen";
import {
  countryName,
  formatDate,
  formatKg,
  formatKm,
  formatList,
  formatMoney,
  formatNumber,
} from "@/lib/format";
import { roleName, sizeName } from "@/lib/words/actors";
import {
  membershipStateName,
  schemeName,
  standingName,
  verificationName,
} from "@/lib/words/organisations";
import { mandateScopeName, memberRoleName, staffRoleName } from "@/lib/words/people";
import { reasonName } from "@/lib/words/reasons";
import { amountOf, priceName, statusName } from "@/lib/words/streams";
import { visibilityName } from "@/lib/words/visibility";

type Say = (value: string, subject: string) => string;

const WORDS: Record<string, Say> = {
  status: statusName,
  status_reason: reasonName,
  reason: (value) => (/^[a-z_]+$/.test(value) ? reasonName(value) : written(value)),
  source: (value) => written(value),
  state: (value, subject) =>
    subject === "match" ? matchStateName(value) : membershipState(value, subject),
  visibility: (value) => visibilityName(value as Visibility) ?? value,
  identity: (value) => (value === "named" ? t`shown` : t`hidden until both are interested`),
  direction: (value) => (value === "need" ? t`Need` : t`Offer`),
  country: countryName,
  "price.model": priceName,
  registration_scheme: (value) => schemeName(value as RegistrationScheme) ?? value,
  size_class: sizeName,
  roles: roleName,
  verification: (value) => verificationName(value as Verification) ?? value,
  standing: (value) => standingName(value as Standing) ?? value,
  scope: (value) => mandateScopeName(value as MandateScope) ?? value,
  role: (value, subject) =>
    (subject === "user" || subject === "invitation"
      ? memberRoleName(value as MemberRole)
      : staffRoleName(value as StaffRole)) ?? value,
  cluster: (value) => readable(value),
  description: () => t`another text`,
};

/** Of what people wrote the journal keeps how much it was: "21 characters". */
const written = (value: string) => {
  const [, length] = /^(\d+) characters$/.exec(value) ?? [];
  return length ? t`a text of ${formatNumber(Number(length))} characters` : value;
};

const membershipState: Say = (value) => membershipStateName(value as MembershipState) ?? value;

const readable = (slug: string) => slug.replaceAll(/[-_]/g, " ");

/** A value of the journal as people read it; nothing for what says nothing. */
export function valueText(name: string, value: unknown, subject: string): string | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  if (Array.isArray(value)) {
    const parts = value.flatMap((each) => valueText(name, each, subject) ?? []);
    return parts.length > 0 ? formatList(parts) : undefined;
  }
  if (typeof value === "string") return WORDS[name]?.(value, subject) ?? plain(value);
  if (typeof value === "number") return numberText(name, value);
  if (typeof value === "boolean") return value ? t`yes` : t`no`;
  return objectText(value);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T|$)/;

const plain = (value: string) => (MOMENT.test(value) ? formatDate(value) : value);

function numberText(name: string, value: number): string {
  if (name.endsWith("_kg")) return formatKg(value);
  if (name.endsWith("_km")) return formatKm(value);
  return formatNumber(value, 2);
}

function objectText(value: object): string | undefined {
  if ("kg" in value && typeof value.kg === "number") {
    return amountOf(value as { kg: number; mode?: string; period?: string | null });
  }
  if ("amount" in value && "currency" in value) {
    return formatMoney(Number(value.amount), String(value.currency));
  }
  return undefined;
}

function matchStateName(state: string): string {
  switch (state as MatchState) {
    case "suggested":
      return t`found`;
    case "viewed":
      return t`looked at`;
    case "shortlisted":
      return t`saved for later`;
    case "interest_one":
      return t`one side interested`;
    case "interest_mutual":
      return t`both interested`;
    case "converted":
      return t`dealing`;
    case "blocked":
      return t`stopped by a rule`;
    case "dismissed":
      return t`dismissed`;
    case "expired":
      return t`ended`;
    case "superseded":
      return t`replaced`;
  }
}
