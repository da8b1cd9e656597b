import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Failure } from "@/components/states/failure";
import { NoResult } from "@/components/states/no-result";
import { ShowMore } from "@/components/states/show-more";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { useSession } from "@/lib/session";
import { PatternCard } from "./pattern-card";
import { PatternFilters } from "./pattern-filters";
import { patternPagesQuery } from "./queries";
import type { PatternSearch } from "./search";

type Props = {
  search: PatternSearch;
  change: (part: Partial<PatternSearch>) => void;
  clear: () => void;
};

/** The library: what one trade's leftovers become in another. */
export function PatternsPage({ search, change, clear }: Props) {
  const { t } = useLingui();
  const { staffMay } = useSession();
  const writes = staffMay("patterns.write");
  return (
    <div className="page py-7">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <PageTitle title={t`What others make of it`} />
          <p className="mt-1 max-w-read text-muted">
            <Trans>
              One trade's leftovers are another one's raw material. Each of these has been done or
              tried somewhere, and each says by whom and how sure that is.
            </Trans>
          </p>
        </div>
        {writes && (
          <div className="flex flex-wrap gap-3">
            <button
              type="button"
              className="button button-plain"
              aria-pressed={search.retired === "1"}
              onClick={() => change({ retired: search.retired ? undefined : "1" })}
            >
              <Trans>No longer in use</Trans>
            </button>
            <Link to="/patterns/new" className="button button-primary">
              <Plus size={18} aria-hidden="true" />
              <Trans>Add a pattern</Trans>
            </Link>
          </div>
        )}
      </div>
      <div className="mt-5">
        <PatternFilters search={search} change={change} clear={clear} />
      </div>
      <PatternList search={search} clear={clear} />
    </div>
  );
}

function PatternList({ search, clear }: Pick<Props, "search" | "clear">) {
  const list = useInfiniteQuery(patternPagesQuery(search));
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const patterns = list.data.pages.flatMap((page) => page.data);
  if (patterns.length === 0) return <NoResult onClear={clear} />;
  return (
    <section aria-busy={list.isPlaceholderData} className="mt-6">
      <h2 className="sr-only">
        <Trans>Patterns</Trans>
      </h2>
      <div className="grid gap-4 md:grid-cols-2">
        {patterns.map((pattern) => (
          <PatternCard key={pattern.slug} pattern={pattern} />
        ))}
      </div>
      <ShowMore list={list} />
    </section>
  );
}
