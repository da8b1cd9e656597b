import {
  getOverviewOptions,
  listMaterialStreamsOptions,
} from "@/api/generated/@tanstack/react-query.gen";
import type { Direction } from "@/api/generated/types.gen";

export const overviewQuery = () => ({ ...getOverviewOptions(), staleTime: 30_000 });

/** The newest of one direction, from companies; what follows from public rules is never new. */
export const newestQuery = (direction: Direction) =>
  listMaterialStreamsOptions({ query: { direction, basis: ["owner", "demonstration"], limit: 3 } });
