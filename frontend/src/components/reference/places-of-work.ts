import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import {
  listClustersOptions,
  listProgrammesOptions,
} from "@/api/generated/@tanstack/react-query.gen";

const LONG = { staleTime: 600_000 };

type Place = { programme_slug: string | null; cluster_slug: string | null };

/** Programmes and clusters by name, as people know them. */
export function usePlacesOfWork() {
  const { t } = useLingui();
  const clusters = useQuery({ ...listClustersOptions(), ...LONG }).data?.data ?? [];
  const programmes = useQuery({ ...listProgrammesOptions(), ...LONG }).data?.data ?? [];
  const cluster = (slug: string) => nameOf(clusters, slug);
  const programme = (slug: string) => nameOf(programmes, slug);
  return {
    clusters,
    programmes,
    cluster,
    programme,
    /** Where a staff role holds. */
    place: ({ programme_slug, cluster_slug }: Place): string => {
      if (cluster_slug) return cluster(cluster_slug);
      return programme_slug ? programme(programme_slug) : t`The whole platform`;
    },
  };
}

function nameOf(rows: { slug: string; name: string }[], slug: string): string {
  return rows.find((row) => row.slug === slug)?.name ?? slug.replaceAll(/[-_]/g, " ");
}
