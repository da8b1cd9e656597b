import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { searchDuplicates } from "@/api/generated/sdk.gen";
import type { ActorRef, ApplicationOut, OrganisationOut } from "@/api/generated/types.gen";
import { alikeWords } from "@/features/staff/words";
import { AcceptDialog } from "./accept-dialog";
import { decisionsOf } from "./decision";

type Props = { application: ApplicationOut; organisation: OrganisationOut };
/** `claimed`: the company looks after its record itself. */
type Found = { actor: ActorRef; why: string; claimed: boolean };

/** Companies of the registry that the new one may be, so that nobody is entered twice. */
export function Alike({ application, organisation }: Props) {
  const found = useAlike(application, organisation);
  const [chosen, setChosen] = useState<Found>();
  if (found.length === 0) return null;
  const may = decisionsOf(application).includes("accept");
  return (
    <div className="mt-5 rounded-lg bg-weld-tint p-4 text-weld-text">
      <h3 className="font-semibold">
        <Trans>Perhaps it is in the registry already</Trans>
      </h3>
      <ul className="mt-2 space-y-2">
        {found.map((each) => (
          <li key={each.actor.id} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0">
              <Link
                to="/actors/$actorId"
                params={{ actorId: each.actor.id }}
                className="font-semibold underline underline-offset-2"
              >
                {each.actor.display_name}
              </Link>
              <span className="block text-sm">{each.why}</span>
            </span>
            {may && (
              <button type="button" className="button button-plain" onClick={() => setChosen(each)}>
                <Trans>It is this one</Trans>
              </button>
            )}
          </li>
        ))}
      </ul>
      {chosen && (
        <AcceptDialog
          application={application}
          is={chosen.actor}
          isClaimed={chosen.claimed}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

function useAlike(application: ApplicationOut, organisation: OrganisationOut): Found[] {
  const search = useQuery({
    queryKey: ["alike", application.id, application.version],
    staleTime: 300_000,
    enabled: decisionsOf(application).length > 0,
    queryFn: async ({ signal }) => {
      const { legal_name, country, registration_scheme, registration_number, postcode, town } =
        organisation;
      const body = {
        legal_name,
        country,
        registration_scheme,
        registration_number,
        postcode,
        town,
      };
      const { data } = await searchDuplicates({ body, signal, throwOnError: true });
      return data.data;
    },
  });
  const all = search.data ?? [];
  const same = application.same_number;
  const others = all.filter(({ actor }) => actor.id !== same?.id).slice(0, 3);
  const claimed = all.find(({ actor }) => actor.id === same?.id)?.claimed ?? false;
  return [
    ...(same ? [{ actor: same, why: alikeWords(["same_number"]), claimed }] : []),
    ...others.map(({ actor, reasons, town, claimed }) => ({
      actor,
      why: [alikeWords(reasons), town].filter(Boolean).join(" · "),
      claimed,
    })),
  ];
}
