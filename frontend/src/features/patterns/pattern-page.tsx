import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { PatternDetailOut } from "@/api/generated/types.gen";
import { fibreWishes } from "@/components/material/wishes";
import { useNames } from "@/components/reference/names";
import { Badge } from "@/components/textile/badges";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate, formatList } from "@/lib/format";
import { useSession } from "@/lib/session";
import { roleName } from "@/lib/words/actors";
import { PatternFlow } from "./pattern-flow";
import { patternQuery } from "./queries";
import { RetireButton } from "./retire-button";
import { inReaders, maturityName } from "./words";

/** One pattern with what it takes, who says so, and where to go from here. */
export function PatternPage({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data: pattern } = useSuspenseQuery(patternQuery(slug));
  const { staffMay } = useSession();
  return (
    <article className="page py-7">
      <nav aria-label={t`Where you are`} className="text-sm text-muted">
        <Link to="/patterns" className="inline-flex min-h-9 items-center hover:underline">
          <Trans>What others make of it</Trans>
        </Link>
      </nav>
      <div className="mt-2 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {pattern.retired && (
            <Badge tone="refusal">
              <Trans>no longer in use</Trans>
            </Badge>
          )}
          <PageTitle title={inReaders(pattern.names)} className="mt-1 text-2xl sm:text-3xl" />
        </div>
        {staffMay("patterns.write") && (
          <div className="flex flex-wrap gap-3">
            <RetireButton pattern={pattern} />
            <Link to="/patterns/$slug/edit" params={{ slug }} className="button button-plain">
              <Trans>Change</Trans>
            </Link>
          </div>
        )}
      </div>
      <p className="mt-3 max-w-read text-lg">{inReaders(pattern.summary)}</p>
      <div className="mt-6 max-w-4xl">
        <PatternFlow pattern={pattern} />
      </div>
      <Facts pattern={pattern} />
      <Onward pattern={pattern} />
      <Evidence pattern={pattern} />
    </article>
  );
}

function Facts({ pattern }: { pattern: PatternDetailOut }) {
  const { t } = useLingui();
  const names = useNames();
  const fibres = fibreWishes({ composition: pattern.composition }, names);
  return (
    <dl className="mt-8 grid max-w-4xl gap-x-8 gap-y-5 sm:grid-cols-2">
      <Fact label={t`Who has it`}>{tradesOf(pattern.donor_trades) || t`any company`}</Fact>
      <Fact label={t`Who uses it`}>{tradesOf(pattern.receiver_trades) || t`any company`}</Fact>
      <Fact label={t`Form`}>{formatList(pattern.forms.map(names.form)) || t`any form`}</Fact>
      <Fact label={t`Fibres`}>{formatList(fibres) || t`any fibres`}</Fact>
      <Fact label={t`Process`}>{names.route(pattern.route)}</Fact>
      <Fact label={t`How far it is`}>
        {maturityName(pattern.maturity)}{" "}
        <span className="font-normal text-muted">
          (<Trans>{pattern.maturity} of 9</Trans>)
        </span>
      </Fact>
    </dl>
  );
}

/** Names that hold an "and" of their own: commas keep them apart. */
const tradesOf = (roles: string[]) => roles.map(roleName).join(", ");

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="font-semibold leading-snug">{children}</dd>
    </div>
  );
}

/** What is on the platform now, and the companies of the two trades. */
function Onward({ pattern }: { pattern: PatternDetailOut }) {
  const { offers, needs } = pattern.linked;
  const [receiver] = pattern.receiver_trades;
  return (
    <section className="mt-10 max-w-4xl">
      <h2 className="text-xl">
        <Trans>On the platform now</Trans>
      </h2>
      <p className="mt-2">
        {offers === null ? (
          <Trans>Fewer than three companies offer such material.</Trans>
        ) : (
          <Plural
            value={offers}
            one="# offer is of this kind."
            other="# offers are of this kind."
          />
        )}{" "}
        {needs === null ? (
          <Trans>Fewer than three companies ask for it.</Trans>
        ) : (
          <Plural value={needs} one="# need asks for it." other="# needs ask for it." />
        )}
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        <Link
          to="/materials"
          search={{
            direction: "offer",
            ...(pattern.forms.length > 0 && { form: pattern.forms }),
          }}
          className="button button-plain"
        >
          <Trans>See the offers</Trans>
        </Link>
        {receiver && (
          <Link to="/actors" search={{ role: receiver }} className="button button-plain">
            <Trans>Companies: {roleName(receiver)}</Trans>
          </Link>
        )}
      </p>
    </section>
  );
}

function Evidence({ pattern }: { pattern: PatternDetailOut }) {
  return (
    <section className="mt-10 max-w-4xl border-t border-line pt-6">
      <h2 className="text-xl">
        <Trans>Who says so</Trans>
      </h2>
      <p className="mt-2 max-w-read" lang="en">
        {pattern.evidence}
      </p>
      <p className="mt-3 text-sm text-muted">
        <Trans>Source:</Trans>{" "}
        <span lang="en" className="break-words">
          {pattern.source}
        </span>
        {pattern.licence && <> · {pattern.licence}</>} ·{" "}
        {pattern.shipped ? (
          <Trans>came with the platform</Trans>
        ) : (
          <Trans>written or changed here, {formatDate(pattern.updated_at)}</Trans>
        )}
      </p>
    </section>
  );
}
