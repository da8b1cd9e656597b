import {
  getOverviewOptions,
  listMaterialStreamsOptions,
} from "@/api/generated/@tanstack/react-query.gen";

export const overviewQuery = () => ({ ...getOverviewOptions(), staleTime: 30_000 });

/** The newest offers and needs; demonstration and real alike, as they are badged. */
export const newestQuery = () => listMaterialStreamsOptions({ query: { limit: 6 } });
