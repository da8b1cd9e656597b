import { t } from "@lingui/core/macro";
import type { ApiError, FieldProblem } from "@/api/errors";
import { currentLocale } from "@/lib/i18n";

/** What the service refused, in words for people; its own sentence where we have none. */
export function problemWords(error: ApiError): string {
  // The service says these in English, and more exactly than we could.
  if (currentLocale() === "en" && EXACT.includes(error.code) && error.detail) return error.detail;
  return knownProblem(error.code) ?? error.detail;
}

const EXACT = ["not-allowed", "wrong-state"];

/** The same for a form with one field: what is wrong with it stands before the rest. */
export function refusalWords(error: ApiError): string {
  const [first] = error.errors;
  return first ? fieldWords(first) : problemWords(error);
}

function knownProblem(code: string): string | undefined {
  switch (code) {
    case "wrong-credentials":
      return t`The e-mail or the password is not right.`;
    case "wrong-code":
      return t`That code or link is not right, or no longer good. Each is good once.`;
    case "passkey-refused":
      return t`This passkey does not open anything here. Use another way.`;
    case "passkey-unusable":
      return t`This passkey could not be added. Try once more.`;
    case "passkeys-unavailable":
      return t`Passkeys do not work at this address. Use another way.`;
    case "too-many-passkeys":
      return t`You have passkeys enough. Remove one you no longer use.`;
    case "too-many-api-keys":
      return t`You have keys enough. Revoke one you no longer use.`;
    case "too-many-requests":
      return t`That was too many tries. Wait a while, and try again.`;
    case "reauthentication-required":
    case "second-factor-required":
      return t`First confirm that it is you.`;
    case "factor-needed":
      return t`Your staff roles need a passkey or an app. Add another one first.`;
    case "not-signed-in":
      return t`You are signed out. Sign in again.`;
    case "not-allowed":
    case "people-only":
      return t`Your role does not include this. Ask an administrator.`;
    case "foreign-origin":
      return t`The request seemed to come from another site. Load the page again.`;
    case "not-found":
      return t`It is not here, or not any more.`;
    case "invitation-not-valid":
      return t`It has been used, taken back, or has become too old.`;
    case "sign-in-first":
      return t`This address has an account. Sign in with it, then accept the invitation.`;
    case "belongs-already":
      return t`They belong to this organisation already.`;
    case "invited-already":
      return t`This address has an open invitation already.`;
    case "appointed-already":
      return t`They hold this role already.`;
    case "last-administrator":
      return t`An organisation keeps an administrator. Let somebody else become one first.`;
    case "last-programme-lead":
      return t`A programme keeps a lead. Appoint another one first.`;
    case "separated-duties":
      return t`Whoever validates never pays: one person does not hold both roles.`;
    case "organisation-not-active":
      return t`This organisation does not take part at present.`;
    case "already-registered":
    case "registration-number-taken":
      return t`An organisation with this number is in the registry already.`;
    case "wrong-state":
      return t`That is no longer possible. Load the page again.`;
    case "changed-meanwhile":
      return t`Somebody changed it meanwhile. Load the page again.`;
    case "invalid-input":
      return t`Some fields need another value.`;
    case "internal-error":
      return t`Something went wrong at our end. It has been logged; please try again.`;
    case "unavailable":
      return t`The platform cannot answer just now. Try again in a moment.`;
    default:
      return undefined;
  }
}

/** What is wrong with one field, in words for people; the service's own where we have none. */
export function fieldWords({ pointer, code, detail }: FieldProblem): string {
  if (pointer.endsWith("email") && code === "value_error") {
    return t`This does not look like an e-mail address.`;
  }
  switch (code) {
    case "missing":
    case "string_too_short":
      return t`This is missing.`;
    case "string_too_long":
      return t`This is too long.`;
    case "not_an_address":
      return t`This does not look like an e-mail address.`;
    case "not_plain_letters":
      return t`Use an e-mail address in plain letters (a-z).`;
    case "wrong_code":
      return t`The code is not right, or has been used. Wait for the next one.`;
    case "wrong":
      return t`This is not the password you have now.`;
    case "does_not_match":
      return t`This is not your e-mail address.`;
    case "place_not_found":
      return t`We do not know this place. Try the postcode, or the town's name.`;
    case "already_registered":
    case "taken":
      return t`An organisation with this number is in the registry already.`;
    case "not_a_registration":
      return t`The number is not right: a CVR number has eight figures, a VAT number begins with its country, as in DK12345678.`;
    case "not_an_answer":
      return t`This answer does not fit the question.`;
    case "not_a_facilitator":
      return t`Choose somebody from the list.`;
    case "out_of_range":
      return t`Choose a day within a year from now.`;
    case "unknown_programme":
      return t`Choose a programme.`;
    case "unknown_cluster":
    case "other_programme":
      return t`Choose one of the programme's clusters.`;
    case "consent_required":
      return t`Nobody can take part without agreeing to this.`;
    case "outdated_text":
      return t`The text has changed meanwhile. Load the page again and read it.`;
    case "unknown_actor":
      return t`This organisation can no longer be chosen.`;
    default:
      return detail;
  }
}
