import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { formatKg, formatNumber } from "@/lib/format";
import { overviewQuery } from "./queries";

/** What is on the platform right now. Without an answer the numbers are simply left out. */
export function Counters() {
  const { t } = useLingui();
  const { data, isPending } = useQuery(overviewQuery());
  if (!data) return isPending ? <div className="h-40 sm:h-28" /> : null;
  return (
    <section aria-label={t`On the platform now`} className="border-y border-line bg-raised">
      <dl className="page grid grid-cols-2 gap-x-6 gap-y-5 py-6 md:grid-cols-4">
        <Counter value={formatNumber(data.actors)} colour="text-walnut">
          <Link to="/actors" className="hover:underline">
            <Plural
              value={data.countries}
              one="companies in # country"
              other="companies in # countries"
            />
          </Link>
        </Counter>
        <Counter value={counted(data.offers)} colour="text-weld-text">
          <Link to="/materials" search={{ direction: "offer" }} className="hover:underline">
            <Trans>offers, {weighed(data.offered_kg_per_year)} a year</Trans>
          </Link>
        </Counter>
        <Counter value={counted(data.needs)} colour="text-indigo">
          <Link
            to="/materials"
            search={{ direction: "need", rules: "1" }}
            className="hover:underline"
          >
            <Plural value={data.needs ?? 0} one="need" other="needs" />
          </Link>
        </Counter>
        <Counter value={counted(data.matches)} colour="text-woad">
          <Plural value={data.matches ?? 0} one="possible match" other="possible matches" />
        </Counter>
      </dl>
    </section>
  );
}

/** Public numbers stand for three organisations at least; until then there is a dash. */
const NONE = "–";
const counted = (value: number | null) => (value === null ? NONE : formatNumber(value));
const weighed = (kg: number | null) => (kg === null ? NONE : formatKg(kg));

type CounterProps = { value: string; colour: string; children: ReactNode };

function Counter({ value, colour, children }: CounterProps) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-sm text-muted">{children}</dt>
      <dd className={`text-3xl font-bold leading-none ${colour}`}>{value}</dd>
    </div>
  );
}
