import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Concern } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { Section } from "@/components/ui/section";
import { toCheckQuery } from "@/features/staff/checking/queries";
import { Counted } from "./counted";

const CONCERNS: readonly Concern[] = ["verification", "cluster_membership", "duplicate"];

/** How much there is to check, by what it is about. */
export function WaitingOrganisations() {
  const list = useQuery(toCheckQuery());
  const rows = list.data?.data ?? [];
  const kinds = CONCERNS.map((concern) => ({
    concern,
    names: rows.filter((row) => row.concern === concern).map((row) => row.actor.display_name),
  })).filter(({ names }) => names.length > 0);
  return (
    <Section
      title={
        <>
          <Trans>To be checked</Trans>
          {list.isSuccess && <Counted many={rows.length} />}
        </>
      }
      action={
        rows.length > 0 && (
          <Link to="/staff/organisations" className="link inline-flex min-h-9 items-center">
            <Trans>Check them</Trans>
          </Link>
        )
      }
    >
      {list.isPending && <ListSkeleton rows={1} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <p className="text-muted">
          <Trans>No company waits for you.</Trans>
        </p>
      )}
      {kinds.length > 0 && (
        <ul className="space-y-2">
          {kinds.map(({ concern, names }) => (
            <li key={concern}>
              <span className="font-semibold">
                <Waiting concern={concern} many={names.length} />
              </span>
              <span className="block text-sm text-muted">
                {names.slice(0, 3).join(" · ")}
                {names.length > 3 && " …"}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Waiting({ concern, many }: { concern: Concern; many: number }) {
  switch (concern) {
    case "verification":
      return <Plural value={many} one="# asks to be verified" other="# ask to be verified" />;
    case "cluster_membership":
      return <Plural value={many} one="# says it is a member" other="# say they are members" />;
    case "duplicate":
      return (
        <Plural
          value={many}
          one="# is probably in the registry twice"
          other="# are probably in the registry twice"
        />
      );
  }
}
