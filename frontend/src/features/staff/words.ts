import { t } from "@lingui/core/macro";
import type { DuplicateReason, VerificationNoteOut } from "@/api/generated/types.gen";

/** Why two companies may be one, in a few words. */
export function alikeWords(reasons: DuplicateReason[]): string {
  return reasons.map(alikeWord).join(", ");
}

function alikeWord(reason: DuplicateReason): string {
  switch (reason) {
    case "same_number":
      return t`same registration number`;
    case "same_name":
      return t`same name`;
    case "similar_name":
      return t`similar name`;
    case "same_place":
      return t`same place`;
    case "near":
      return t`close by`;
  }
}

/** What a register or a colleague said about an organisation. */
export function noteWords(note: VerificationNoteOut): string {
  switch (note.code) {
    case "rejected":
      return note.text ? t`Turned down earlier: ${note.text}` : t`Turned down earlier.`;
    case "record_changed":
      return t`Was verified; name or number has changed since.`;
    case "name_differs":
      return note.text
        ? t`The register knows the number under another name: ${note.text}`
        : t`The register knows the number under another name.`;
    case "name_not_disclosed":
      return t`The register knows the number, and does not say whose it is.`;
    case "number_unknown":
      return t`The register does not know the number.`;
    case "not_covered":
      return t`No register can be asked for this country. Look for yourself.`;
    case "register_unreachable":
      return t`The register did not answer. Look for yourself.`;
  }
}
