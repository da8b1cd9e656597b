import type { Verification } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { verificationName } from "@/lib/words/organisations";

const TONES = {
  verified: "match",
  pending: "doubt",
  self_declared: "plain",
  public_source: "plain",
  demonstration: "plain",
} as const;

/** How far a record is confirmed, in plain words. */
export function VerificationBadge({ verification }: { verification: Verification }) {
  return <Badge tone={TONES[verification]}>{verificationName(verification)}</Badge>;
}
