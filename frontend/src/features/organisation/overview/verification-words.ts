import { t } from "@lingui/core/macro";
import type { VerificationNoteOut } from "@/api/generated/types.gen";

/** What a verification looks at, in the words of the form. */
export function missingName(field: string): string {
  switch (field) {
    case "legal_name":
      return t`the legal name`;
    case "country":
      return t`the country`;
    case "registration_number":
      return t`the registration number`;
    case "site":
      return t`a place`;
    default:
      return field.replaceAll("_", " ");
  }
}

/** What stands in the way, and what can be done about it. */
export function noteText({ code, text }: VerificationNoteOut): string {
  switch (code) {
    case "rejected":
      return text ? t`It was refused: ${text}` : t`It was refused.`;
    case "record_changed":
      return t`The name or the number has been changed since. Ask for it anew.`;
    case "name_differs":
      return text
        ? t`The register knows this number under another name: ${text}.`
        : t`The register knows this number under another name.`;
    case "name_not_disclosed":
      return t`The register knows the number but does not tell the name, so a person looks at it.`;
    case "number_unknown":
      return t`The register does not know this number. Is it written right?`;
    case "not_covered":
      return t`The register does not cover this country, so a person looks at it.`;
    case "register_unreachable":
      return t`The register did not answer, so a person looks at it.`;
  }
}
