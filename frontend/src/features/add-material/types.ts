import type { MatchSearchIn } from "@/api/generated/types.gen";

/** An offer or a need as the service takes it. */
export type StreamDraft = MatchSearchIn["stream"];
