import { useLingui } from "@lingui/react/macro";
import type { Wrong } from "./profile-text";

/** What is said at a field that cannot be saved as it stands. */
export function useWrongWords() {
  const { t } = useLingui();
  return (wrong: Wrong | undefined): string | undefined => {
    switch (wrong) {
      case "missing":
        return t`This is missing.`;
      case "number":
        return t`Write a whole number.`;
      case "years":
        return t`Write a number of years, 1 to 30.`;
      case "before-start":
        return t`This lies before the first day.`;
      case "before-end":
        return t`This lies before the programme's last day.`;
      case undefined:
        return undefined;
    }
  };
}
