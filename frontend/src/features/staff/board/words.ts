import { t } from "@lingui/core/macro";
import type { BoardCard, BoardColumnName } from "@/api/generated/types.gen";
import { reasonName } from "@/lib/words/reasons";

export function columnName(column: BoardColumnName): string {
  switch (column) {
    case "suggested":
      return t`Suggested`;
    case "considered":
      return t`Being looked at`;
    case "interest_one":
      return t`One is interested`;
    case "interest_mutual":
      return t`Both are interested`;
    case "converted":
      return t`Dealing`;
    case "closed":
      return t`Closed lately`;
  }
}

/** Why a pair is over, as far as the board knows. */
export function endOf(card: BoardCard): string {
  const { state, dismissed_reason: reason } = card;
  if (state === "blocked") return t`Stopped by a rule`;
  if (state !== "dismissed") return t`Expired`;
  return reason ? t`Dismissed: ${reasonName(reason)}` : t`Dismissed`;
}

/** Who brought the two together, where it was not the engine. */
export function originName(origin: BoardCard["origin"]): string | undefined {
  switch (origin) {
    case "facilitator":
      return t`brought together by a facilitator`;
    case "party":
      return t`suggested by a party`;
    case "event":
      return t`they met at an event`;
    case "engine":
      return undefined;
  }
}
