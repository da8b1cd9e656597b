import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import type { CatalogueEntryOut, ExchangeSuggestionOut } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { countryName, formatList } from "@/lib/format";
import { languageName } from "@/lib/language-names";
import { activityName } from "@/lib/words/exchanges";
import { roleName } from "@/lib/words/registrations";
import { FileLink } from "./file-link";
import { welcomePackAddress } from "./files";

type Props = {
  entry: CatalogueEntryOut;
  suggestion?: ExchangeSuggestionOut;
  /** Who looks knows them both, and is neither. */
  betweenOthers?: boolean;
  /** What one can do about it. */
  children: ReactNode;
};

/** Somebody who takes part: what they say, and why they would suit. */
export function PartnerCard({ entry, suggestion, betweenOthers, children }: Props) {
  return (
    <article className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h3 className="min-w-0 font-semibold">
          <Link
            to="/actors/$actorId"
            params={{ actorId: entry.actor.id }}
            className="hover:underline"
          >
            {entry.actor.display_name}
          </Link>
        </h3>
        {suggestion && (
          <Badge tone={suggestion.score >= 50 ? "match" : "plain"}>
            <Trans>{suggestion.score} of 100</Trans>
          </Badge>
        )}
      </div>
      <p className="mt-0.5 text-sm text-muted">
        {countryName(entry.actor.country)} · {formatList(entry.roles.map(roleName))} ·{" "}
        {formatList(entry.languages.map(languageName))}
      </p>
      {entry.existing_partner && (
        <p className="mt-2">
          <Badge tone="doubt">
            {betweenOthers ? (
              <Trans>They know each other already</Trans>
            ) : (
              <Trans>You know each other already</Trans>
            )}
          </Badge>
        </p>
      )}
      {suggestion ? <Reasons suggestion={suggestion} /> : <Said entry={entry} />}
      {entry.welcome_pack && (
        <p className="mt-2">
          <FileLink file={entry.welcome_pack} address={welcomePackAddress(entry.registration_id)}>
            <Trans>Welcome pack</Trans>
          </FileLink>
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-3">{children}</div>
    </article>
  );
}

function Reasons({ suggestion }: { suggestion: ExchangeSuggestionOut }) {
  const { t } = useLingui();
  const sorted = [...suggestion.reasons].sort((a, b) => b.points / b.most - a.points / a.most);
  return (
    <>
      <ul className="mt-3 space-y-1.5">
        {sorted.map(({ part, points, detail }) => (
          <li key={part} className={`flex gap-2 ${points === 0 ? "text-muted" : ""}`}>
            {points > 0 ? (
              <Check size={18} aria-label={t`For it`} className="mt-1 shrink-0 text-woad" />
            ) : (
              <Minus size={18} aria-label={t`Against it`} className="mt-1 shrink-0" />
            )}
            <span className="min-w-0 wrap-anywhere">{detail}</span>
          </li>
        ))}
      </ul>
      <details className="mt-2">
        <summary className="link inline-flex min-h-9 cursor-pointer items-center">
          <Trans>What they write</Trans>
        </summary>
        <Said entry={suggestion.entry} />
      </details>
    </>
  );
}

function Said({ entry }: { entry: CatalogueEntryOut }) {
  const { t } = useLingui();
  const rows: [string, string][] = [
    [t`Wants to learn`, entry.learning_goals ?? ""],
    [t`Can show`, entry.offers ?? ""],
    [t`Topics`, entry.topics.join(", ")],
    [t`Wants to`, formatList(entry.activity_types.map(activityName))],
  ];
  return (
    <dl className="mt-3 space-y-2 text-sm">
      {rows
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="max-w-read whitespace-pre-line wrap-anywhere">{text}</dd>
          </div>
        ))}
    </dl>
  );
}
