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
type Found = { actor: ActorRef; why: string };

/** Companies of the registry that the new one may be, so that nobody is entered twice. */
export function Alike({ application, organisation }: Props) {
  const found = useAlike(application, organisation);
  const [chosen, setChosen] = useState<ActorRef>();
  if (found.length === 0) return null;
  const may = decisionsOf(application).includes("accept");
  return (
    <div className="mt-5 rounded-lg bg-weld-tint p-4 text-weld-text">
      <h3 className="font-semibold">
        <Trans>Perhaps it is in the registry already</Trans>
      </h3>
      <ul className="mt-2 space-y-2">
        {found.map(({ actor, why }) => (
          <li key={actor.id} className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0">
              <Link
                to="/actors/$actorId"
                params={{ actorId: actor.id }}
                className="font-semibold underline underline-offset-2"
              >
                {actor.display_name}
              </Link>
              <span className="block text-sm">{why}</span>
            </span>
            {may && (
              <button
                type="button"
                className="button button-plain"
                onClick={() => setChosen(actor)}
              >
                <Trans>It is this one</Trans>
              </button>
            )}
          </li>
        ))}
      </ul>
      {chosen && (
        <AcceptDialog application={application} is={chosen} onClose={() => setChosen(undefined)} />
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
  const same = application.same_number;
  const others = (search.data ?? []).filter(({ actor }) => actor.id !== same?.id).slice(0, 3);
  return [
    ...(same ? [{ actor: same, why: alikeWords(["same_number"]) }] : []),
    ...others.map(({ actor, reasons, town }) => ({
      actor,
      why: [alikeWords(reasons), town].filter(Boolean).join(" · "),
    })),
  ];
}
