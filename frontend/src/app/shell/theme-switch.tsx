import { Trans, useLingui } from "@lingui/react/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { applyTheme, storedTheme, THEMES, type Theme } from "@/lib/theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Three ways: as the device, light, dark. */
export function ThemeSwitch() {
  const { t } = useLingui();
  const [theme, setTheme] = useState<Theme>(storedTheme);
  const names = { system: t`Like my device`, light: t`Light`, dark: t`Dark` };
  const choose = (next: Theme) => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <fieldset className="flex items-center rounded-md border border-line p-0.5">
      <legend className="sr-only">
        <Trans>Colours</Trans>
      </legend>
      {THEMES.map((each) => {
        const Icon = ICONS[each];
        return (
          <label
            key={each}
            title={names[each]}
            className="grid size-9 place-items-center rounded-sm text-muted has-checked:bg-indigo-tint has-checked:text-indigo has-focus-visible:outline-2 has-focus-visible:outline-indigo"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === each}
              onChange={() => choose(each)}
            />
            <Icon size={17} aria-hidden="true" />
            <span className="sr-only">{names[each]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
