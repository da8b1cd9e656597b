import { Trans } from "@lingui/react/macro";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { listExchangeProposals } from "@/api/generated/sdk.gen";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { REGISTRATIONS } from "@/components/registrations/catalogue";
import { FileLink } from "@/components/registrations/file-link";
import { fileAddress } from "@/components/registrations/files";

const proposalQuery = (exchange_id: string) =>
  queryOptions({
    queryKey: [REGISTRATIONS, "proposal-of", exchange_id],
    queryFn: async ({ signal }) =>
      (
        await listExchangeProposals({
          query: { exchange_id, mine: true },
          signal,
          throwOnError: true,
        })
      ).data.data,
    staleTime: 60_000,
  });

/** For the host's people, where the two have found each other by their registrations. */
export function VisitorsCv({ exchange }: { exchange: ExchangeOut }) {
  const hosts = exchange.you_are.includes("host");
  const found = useQuery({ ...proposalQuery(exchange.id), enabled: hosts }).data?.[0];
  if (!found?.cv) return null;
  return (
    <p className="mt-1">
      <FileLink file={found.cv} address={fileAddress(found.visitor.registration_id, "cv")}>
        <Trans>CV of who visits you</Trans>
      </FileLink>
    </p>
  );
}
