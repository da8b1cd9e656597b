import { Trans } from "@lingui/react/macro";
import type { ConsentTextOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { inReaderLanguage } from "@/lib/words/by-language";

type Props = {
  texts: ConsentTextOut[];
  given: Record<string, boolean>;
  onChange: (given: Record<string, boolean>) => void;
  error: (purpose: string) => string | undefined;
};

/** The texts in full, as they are short enough to be read; nothing is ticked beforehand. */
export function ConsentList({ texts, given, onChange, error }: Props) {
  return (
    <ul className="space-y-6">
      {texts.map(({ purpose, required, title, text }) => (
        <li key={purpose}>
          <CheckField
            label={
              <>
                {inReaderLanguage(title)}
                {!required && (
                  <span className="font-normal text-muted">
                    {" "}
                    · <Trans>if you like</Trans>
                  </span>
                )}
              </>
            }
            checked={given[purpose] ?? false}
            error={error(purpose)}
            onChange={(yes) => onChange({ ...given, [purpose]: yes })}
          >
            {inReaderLanguage(text)}
          </CheckField>
        </li>
      ))}
    </ul>
  );
}
