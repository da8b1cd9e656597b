import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { VoucherPreview } from "@/components/money/voucher-preview";
import { Field } from "@/components/ui/field";
import { countryName } from "@/lib/format";

const HOSTS = ["BG", "DE", "DK", "ES", "FI", "FR", "IT", "NL", "PL", "PT", "RO", "SE", "TR"];
const DAYS = [3, 4, 5, 7, 10, 15, 20];

/** What a stay of one's own would be helped with, before one applies for anything. */
export function WorthBox({ programme }: { programme: string }) {
  const { t, i18n } = useLingui();
  const [country, setCountry] = useState("FI");
  const [days, setDays] = useState(3);
  const countries = HOSTS.map((code) => ({ code, name: countryName(code) })).sort((a, b) =>
    a.name.localeCompare(b.name, i18n.locale),
  );
  return (
    <section className="mt-8 rounded-lg border border-line bg-raised p-5">
      <h2 className="text-lg">
        <Trans>What would a stay of your own be helped with?</Trans>
      </h2>
      <div className="mt-3 grid max-w-md grid-cols-2 gap-3">
        <Field label={t`Country of the host`}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={country}
              onChange={(event) => setCountry(event.target.value)}
            >
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t`Working days`}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
            >
              {DAYS.map((number) => (
                <option key={number} value={number}>
                  {number}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="mt-4">
        <VoucherPreview programme={programme} country={country} days={days} />
      </div>
    </section>
  );
}
