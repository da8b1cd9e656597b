import type { SeatState } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { seatStateName } from "@/lib/words/trips";

const TONES: Partial<Record<SeatState, "match" | "doubt" | "refusal" | "need">> = {
  submitted: "need",
  under_review: "need",
  offered: "doubt",
  confirmed: "match",
  checked_in: "match",
  attended: "match",
  waitlisted: "doubt",
  declined: "refusal",
  offer_expired: "refusal",
  no_show: "refusal",
};

export function SeatBadge({ state }: { state: SeatState }) {
  return <Badge tone={TONES[state] ?? "plain"}>{seatStateName(state)}</Badge>;
}
