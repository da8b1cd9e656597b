import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { activateLocale, currentLocale, LOCALES, type Locale, rememberLocale } from "@/lib/i18n";

/** Each language under its own name. The page stays; its words change. */
export function LanguageSwitch() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const choose = async (locale: Locale) => {
    rememberLocale(locale);
    await activateLocale(locale);
    // Some sentences come from the service, in the language of the request.
    await queries.invalidateQueries();
  };
  return (
    <select
      aria-label={t`Language`}
      className="min-h-11 rounded-md bg-transparent px-1.5 text-sm text-muted hover:text-ink"
      value={currentLocale()}
      onChange={(event) => void choose(event.target.value as Locale)}
    >
      {Object.entries(LOCALES).map(([locale, name]) => (
        <option key={locale} value={locale} lang={locale} className="bg-raised text-ink">
          {name}
        </option>
      ))}
    </select>
  );
}
