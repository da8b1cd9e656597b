import {
  getOverviewOptions,
  listMaterialStreamsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import type { Direction } from "@/api/generated/types.gen";

export const overviewQuery = () => ({ ...getOverviewOptions(), staleTime: 30_000 });

/** The newest of one direction; demonstration and real alike, as they are badged. */
export const newestQuery = (direction: Direction) =>
  listMaterialStreamsOptions({ query: { direction, limit: 3 } });
