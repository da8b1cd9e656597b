import { listExchangeFollowUpsOptions } from "@/api/generated/@tanstack/react-query.gen";
import { saveExchangeFollowUp, submitExchangeFollowUp } from "@/api/generated/sdk.gen";
import type { ExchangeFollowUpOut, FollowUpAnswers } from "@/api/generated/types.gen";

export const followUpsQuery = (exchangeId: string) => ({
  ...listExchangeFollowUpsOptions({ path: { exchange_id: exchangeId } }),
  staleTime: 5_000,
  refetchOnWindowFocus: false,
});

type Which = Pick<ExchangeFollowUpOut, "months" | "side">;

const at = (exchangeId: string, { months, side }: Which) => ({
  path: { exchange_id: exchangeId, months, side },
  throwOnError: true as const,
});

export async function save(
  exchangeId: string,
  which: Which,
  version: number,
  body: FollowUpAnswers,
) {
  const headers = { "If-Match": `"v${version}"` };
  return (await saveExchangeFollowUp({ ...at(exchangeId, which), headers, body })).data;
}

export const submit = async (exchangeId: string, which: Which) =>
  (await submitExchangeFollowUp(at(exchangeId, which))).data;
