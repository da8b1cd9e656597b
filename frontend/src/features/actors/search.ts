import * as v from "valibot";
import { choiceParam, listParam, textParam } from "@/lib/search-params";

export const actorSearch = v.object({
  q: textParam,
  country: listParam,
  role: listParam,
  view: choiceParam(["map"]),
});

export type ActorSearch = v.InferOutput<typeof actorSearch>;
