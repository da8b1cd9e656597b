import { useLingui } from "@lingui/react/macro";
import { countryName } from "@/lib/format";
import type { JoinDraft } from "./draft";

/** What to do about a place of the form that is empty or cannot stand. */
export function useMissingWords(draft: JoinDraft): (place: string) => string {
  const { t } = useLingui();
  const country = countryName(draft.country);
  return (place) => {
    if (place.startsWith("consent-")) return t`Nobody can take part without agreeing to this.`;
    if (place.startsWith("answer-")) return t`Answer this question.`;
    switch (place) {
      case "name":
        return t`Write your company's name.`;
      case "country":
        return t`This programme is not open to companies in ${country}.`;
      case "number":
        return t`Write the number your company is registered under.`;
      case "place":
        return t`Write a town or a postcode.`;
      case "proof":
        return t`Write a line or two.`;
      case "cluster":
        return t`Choose your cluster.`;
      case "person":
        return t`Write your name.`;
      default:
        return t`Write your e-mail address.`;
    }
  };
}
