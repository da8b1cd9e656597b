import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import type { ActorOut } from "@/api/generated/types.gen";
import { countryName, formatDate, formatNumber } from "@/lib/format";
import { roleName, sizeName } from "@/lib/words/actors";
import { COMPARED, type Compared, differences, factsOf } from "./comparison";

type Props = {
  one: ActorOut;
  other: ActorOut;
  /** The record that stays, where the reader may choose. */
  stays?: string | undefined;
  onStays: (id: string) => void;
};

/** Two records fact by fact; what differs is marked. */
export function ComparisonTable({ one, other, stays, onStays }: Props) {
  const words = useCompared();
  const group = useId();
  const differ = differences(one, other);
  const facts = [factsOf(one), factsOf(other)] as const;
  const shown = COMPARED.filter((fact) => facts[0][fact] || facts[1][fact]);
  return (
    <table className="mt-4 w-full table-fixed border-collapse text-left max-sm:text-sm">
      <thead>
        <tr className="align-bottom">
          <th scope="col" className="w-22 sm:w-36">
            <span className="sr-only">
              <Trans>Fact</Trans>
            </span>
          </th>
          {[one, other].map((actor) => (
            <th key={actor.id} scope="col" className="pb-2 pr-3 font-normal">
              <Link to="/actors/$actorId" params={{ actorId: actor.id }} className="link">
                {actor.display_name}
              </Link>
              {stays && (
                <label className="mt-1 flex min-h-9 items-center gap-2 text-sm font-semibold">
                  <input
                    type="radio"
                    name={group}
                    className="size-5 shrink-0 accent-indigo"
                    checked={stays === actor.id}
                    onChange={() => onStays(actor.id)}
                  />
                  <Trans>This one stays</Trans>
                </label>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((fact) => (
          <tr key={fact} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-3 text-sm font-normal text-muted hyphens-auto">
              {words.label(fact)}
            </th>
            {facts.map((each, index) => (
              <td
                key={index === 0 ? one.id : other.id}
                className={`py-2 pr-3 hyphens-auto ${differ.has(fact) ? "font-semibold text-weld-text" : ""}`}
              >
                {words.value(fact, each[fact], index === 0 ? one : other)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useCompared() {
  const { t } = useLingui();
  const labels: Record<Compared, string> = {
    legal_name: t`Legal name`,
    registration: t`Registration`,
    place: t`Place`,
    country: t`Country`,
    roles: t`What they do`,
    size: t`Size`,
    website: t`Website`,
    source: t`Source`,
    claimed: t`Looked after by`,
    listed: t`Open offers and needs`,
    since: t`In the registry since`,
  };
  const value = (fact: Compared, text: string | null, actor: ActorOut): string => {
    if (text === null) return "–";
    switch (fact) {
      case "country":
        return countryName(text);
      case "roles":
        return actor.roles.map(roleName).join(", ");
      case "size":
        return sizeName(text);
      case "claimed":
        return actor.claimed ? t`the company itself` : t`nobody yet`;
      case "listed":
        return formatNumber(actor.offers + actor.needs);
      case "since":
        return formatDate(text);
      default:
        return text;
    }
  };
  return { label: (fact: Compared) => labels[fact], value };
}
