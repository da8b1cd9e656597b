import { t } from "@lingui/core/macro";
import type {
  MembershipState,
  RegistrationScheme,
  Standing,
  Verification,
} from "@/api/generated/types.gen";

/** How far an organisation is confirmed, in a word or two. */
export function verificationName(verification: Verification): string {
  switch (verification) {
    case "verified":
      return t`Verified`;
    case "pending":
      return t`Being checked`;
    case "self_declared":
      return t`Described by the company itself`;
    case "public_source":
      return t`From public sources`;
    case "demonstration":
      return t`Demonstration`;
  }
}

/** Whether an organisation takes part. */
export function standingName(standing: Standing): string {
  switch (standing) {
    case "active":
      return t`Takes part`;
    case "suspended":
      return t`Suspended`;
    case "merged":
      return t`Merged`;
    case "closed":
      return t`Closed down`;
  }
}

/** Of an organisation in a cluster. */
export function membershipStateName(state: MembershipState): string {
  switch (state) {
    case "confirmed":
      return t`Confirmed`;
    case "claimed":
      return t`Waiting for the cluster`;
    case "refused":
      return t`Refused`;
    case "ended":
      return t`Ended`;
  }
}

export function schemeName(scheme: RegistrationScheme): string {
  switch (scheme) {
    case "cvr":
      return t`CVR number`;
    case "vat":
      return t`VAT number`;
    case "eori":
      return t`EORI number`;
    case "duns":
      return t`D-U-N-S number`;
    case "lei":
      return t`LEI code`;
    case "other":
      return t`Another number`;
  }
}
