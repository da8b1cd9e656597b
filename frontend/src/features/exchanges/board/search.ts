import type { Bucket, Stage } from "@/api/generated/types.gen";
import { choiceParam, type SearchOf, SLUG, searchParams } from "@/lib/search-params";

export const BUCKETS = [
  "sme",
  "cluster_organisation",
  "scaling_up_support_organisation",
  "large_company",
  "public_company",
] as const satisfies readonly Bucket[];

const slugParam = (value: unknown) =>
  typeof value === "string" && SLUG.test(value) ? value : undefined;

/** What the address of the board of exchanges can say. */
export const exchangeBoardSearch = searchParams({
  cluster: slugParam,
  bucket: choiceParam([...BUCKETS, "none"]),
  stage: choiceParam(["planned", "committed", "closed", "ended"]),
  red: choiceParam(["yes"]),
  turn: choiceParam(["yes"]),
});

export type ExchangeBoardSearch = SearchOf<typeof exchangeBoardSearch>;

/** What ended early is owed to nobody. */
const COUNTED: Stage[] = ["planned", "committed", "closed"];

/** In the words of the service. */
export const toFilters = ({ cluster, bucket, stage, red }: ExchangeBoardSearch) => ({
  ...(cluster && { visitor_cluster: cluster }),
  ...(bucket === "none"
    ? { in_bucket: false, counts_for_kpi: true, stage: COUNTED }
    : bucket && { bucket: [bucket] }),
  ...(stage && { stage: [stage] }),
  ...(red && { red: true }),
});
