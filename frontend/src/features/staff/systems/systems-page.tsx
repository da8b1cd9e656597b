import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plug } from "lucide-react";
import { useState } from "react";
import { listApiClientsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { NewSecret, type Shown } from "./new-secret";
import { SystemCard } from "./system-card";
import { SystemForm } from "./system-form";

/** The systems of partners that exchange data with the platform by themselves. */
export function SystemsPage() {
  const { t } = useLingui();
  const list = useQuery(listApiClientsOptions());
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const systems = list.data?.data ?? [];
  const begin = (
    <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
      <Plug size={18} aria-hidden="true" />
      <Trans>New system</Trans>
    </button>
  );
  const empty = list.isSuccess && systems.length === 0;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 flex-1 basis-72">
          <PageTitle title={t`Partner systems`} />
          <p className="mt-1 text-muted">
            <Trans>
              A system of a cluster may do what its facilitators may, and only what you tick.
            </Trans>{" "}
            <a href="/docs" className="link">
              <Trans>How the API works</Trans>
            </a>
          </p>
        </div>
        {!adding && !empty && list.isSuccess && begin}
      </div>
      {shown && <NewSecret shown={shown} onKept={() => setShown(undefined)} />}
      {adding && (
        <SystemForm
          onCancel={() => setAdding(false)}
          onMade={(made) => {
            setAdding(false);
            setShown(made);
          }}
        />
      )}
      <div className="mt-7">
        {list.isPending && <ListSkeleton rows={2} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {empty && !adding && (
          <Empty title={<Trans>No systems yet</Trans>} action={begin}>
            <Trans>
              With one, the cluster's own database can list materials here and fetch matches,
              without anybody typing.
            </Trans>
          </Empty>
        )}
        <ul className="space-y-4">
          {systems.map((system) => (
            <SystemCard key={system.id} system={system} onSecret={setShown} />
          ))}
        </ul>
      </div>
    </>
  );
}
