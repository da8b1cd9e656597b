import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { PatternOut } from "@/api/generated/types.gen";
import { useNames } from "@/components/reference/names";
import { Badge } from "@/components/textile/badges";
import { PatternFlow } from "./pattern-flow";
import { inReaders, maturityName } from "./words";

/** One thing that has been made of another trade's leftovers. */
export function PatternCard({ pattern }: { pattern: PatternOut }) {
  const names = useNames();
  return (
    <article className="relative flex flex-col gap-3 rounded-lg border border-line bg-raised p-4.5 has-[a:hover]:border-walnut sm:p-5">
      <h3 className="text-lg leading-snug">
        <Link
          to="/patterns/$slug"
          params={{ slug: pattern.slug }}
          className="after:absolute after:inset-0 hover:underline"
        >
          {inReaders(pattern.names)}
        </Link>
      </h3>
      <PatternFlow pattern={pattern} />
      <p>{inReaders(pattern.summary)}</p>
      <p className="flex flex-wrap gap-2">
        <Badge tone="plain">{maturityName(pattern.maturity)}</Badge>
        <Badge tone="plain">{names.route(pattern.route)}</Badge>
      </p>
      <p className="mt-auto border-t border-line pt-3 text-sm text-muted">
        <span className="font-semibold">
          <Trans>Who says so:</Trans>
        </span>{" "}
        <span lang="en">{pattern.evidence}</span>
      </p>
    </article>
  );
}
