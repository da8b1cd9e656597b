import { t } from "@lingui/core/macro";
import type { Visibility } from "@/api/generated/types.gen";

/** From the widest to the narrowest. */
export const VISIBILITIES: readonly Visibility[] = [
  "public",
  "network",
  "cluster",
  "invited",
  "private",
];

/** Who may see a material. */
export function visibilityName(visibility: Visibility): string {
  switch (visibility) {
    case "public":
      return t`Everyone`;
    case "network":
      return t`Everyone signed in`;
    case "cluster":
      return t`Our cluster`;
    case "invited":
      return t`Those we choose`;
    case "private":
      return t`Only us`;
  }
}

/** What that means, in one sentence. */
export function visibilityMeaning(visibility: Visibility): string {
  switch (visibility) {
    case "public":
      return t`Also visitors who are not signed in. Most partners find it this way.`;
    case "network":
      return t`Companies and staff with an account here. Not visitors.`;
    case "cluster":
      return t`Companies of the clusters you belong to, and their staff.`;
    case "invited":
      return t`The companies you choose, and your cluster's staff. Nobody else.`;
    case "private":
      return t`Your own people and your cluster's staff. You see whom it may fit; they do not see you.`;
  }
}
