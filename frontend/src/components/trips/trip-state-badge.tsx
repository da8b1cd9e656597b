import type { TripState } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { tripStateName } from "@/lib/words/trips";

const TONES: Partial<Record<TripState, "match" | "doubt" | "refusal" | "need">> = {
  published: "match",
  registration_closed: "doubt",
  confirmed: "need",
  running: "need",
  cancelled: "refusal",
};

export function TripStateBadge({ state }: { state: TripState }) {
  return <Badge tone={TONES[state] ?? "plain"}>{tripStateName(state)}</Badge>;
}
