import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { listDataSourcesOptions } from "@/api/generated/@tanstack/react-query.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { formatNumber } from "@/lib/format";

/** Every file of data the platform ships, as the platform itself knows it. */
export function DataFiles() {
  const list = useQuery(listDataSourcesOptions());
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  return list.data.data
    .filter((file) => file.title !== "")
    .map((file) => (
      <section key={file.name} className="border-t border-line py-4 text-sm" lang="en">
        <h3 className="font-semibold">{file.title}</h3>
        <p className="text-muted">{file.source}</p>
        <p className="mt-1">
          {file.licence}
          {file.rows !== null && (
            <>
              {" · "}
              <Trans>
                {formatNumber(file.rows)} <Plural value={file.rows} one="row" other="rows" />
              </Trans>
            </>
          )}
        </p>
        {file.attribution && <p className="mt-1">{file.attribution}</p>}
      </section>
    ));
}
