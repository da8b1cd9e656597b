import * as v from "valibot";
import { choiceParam } from "@/lib/search-params";

export const inboxSearch = v.object({ show: choiceParam(["waiting", "mutual", "dismissed"]) });
export type InboxSearch = v.InferOutput<typeof inboxSearch>;
