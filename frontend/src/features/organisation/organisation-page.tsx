import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { getActorOptions } from "@/api/generated/@tanstack/react-query.gen";
import { Failure } from "@/components/states/failure";
import { PageSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";

/** An organisation as its own people see it. */
export function OrganisationPage({ actorId }: { actorId: string }) {
  const actor = useQuery(getActorOptions({ path: { actor_id: actorId } }));
  if (actor.isPending) return <PageSkeleton />;
  if (actor.isError) {
    return (
      <div className="page py-8">
        <Failure error={actor.error} retry={() => void actor.refetch()} />
      </div>
    );
  }
  return (
    <div className="page py-8">
      <PageTitle title={actor.data.display_name} />
      <p className="mt-4">
        <Link to="/actors/$actorId" params={{ actorId }} className="link">
          <Trans>How others see you</Trans>
        </Link>
      </p>
    </div>
  );
}
