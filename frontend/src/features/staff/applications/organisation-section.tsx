import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { getActorOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { ActorRef, ApplicationOut, OrganisationOut } from "@/api/generated/types.gen";
import { Fact, Facts } from "@/features/staff/facts";
import { RegisterLink } from "@/features/staff/register-link";
import { countryName } from "@/lib/format";
import { roleName, sizeName } from "@/lib/words/actors";
import { schemeName, verificationName } from "@/lib/words/organisations";
import { Alike } from "./alike";
import { Part } from "./part";

/** Which company it is about: new here, or one of the registry. */
export function OrganisationSection({ application }: { application: ApplicationOut }) {
  const { claims, organisation, actor } = application;
  if (claims) {
    return (
      <Part title={<Trans>A company of the registry</Trans>}>
        <Known actor={claims} />
      </Part>
    );
  }
  if (!organisation) return null;
  return (
    <Part title={<Trans>A company that is new here</Trans>}>
      <Described organisation={organisation} />
      {actor ? (
        <p className="mt-4">
          <Link to="/actors/$actorId" params={{ actorId: actor.id }} className="link">
            <Trans>Its page in the registry</Trans>
          </Link>
        </p>
      ) : (
        <Alike application={application} organisation={organisation} />
      )}
    </Part>
  );
}

function Known({ actor }: { actor: ActorRef }) {
  const known = useQuery(getActorOptions({ path: { actor_id: actor.id } })).data;
  return (
    <Facts>
      <Fact label={<Trans>Company</Trans>}>
        <Link to="/actors/$actorId" params={{ actorId: actor.id }} className="link">
          {actor.display_name}
        </Link>
        <span className="block text-muted">{verificationName(actor.verification)}</span>
      </Fact>
      <Fact label={<Trans>Place</Trans>}>
        {[known?.main_site?.town, countryName(actor.country)].filter(Boolean).join(", ")}
      </Fact>
      {known && known.roles.length > 0 && (
        <Fact label={<Trans>What they do</Trans>}>{known.roles.map(roleName).join(", ")}</Fact>
      )}
      {known?.registration_number && (
        <Fact label={<Trans>Registration</Trans>}>
          {known.registration_number}{" "}
          <RegisterLink scheme={known.registration_scheme} number={known.registration_number} />
        </Fact>
      )}
      {known?.website && (
        <Fact label={<Trans>Website</Trans>}>
          <a href={known.website} className="link" rel="noreferrer" target="_blank">
            {known.website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
          </a>
        </Fact>
      )}
    </Facts>
  );
}

function Described({ organisation }: { organisation: OrganisationOut }) {
  const { registration_scheme: scheme, registration_number: number } = organisation;
  const town = [organisation.postcode, organisation.town].filter(Boolean).join(" ");
  return (
    <Facts>
      <Fact label={scheme ? schemeName(scheme) : <Trans>Registration</Trans>}>
        {number} <RegisterLink scheme={scheme} number={number} />
      </Fact>
      <Fact label={<Trans>Place</Trans>}>
        {[town, countryName(organisation.country)].filter(Boolean).join(", ")}
      </Fact>
      {organisation.roles.length > 0 && (
        <Fact label={<Trans>What they do</Trans>}>
          {organisation.roles.map(roleName).join(", ")}
        </Fact>
      )}
      {organisation.size_class && (
        <Fact label={<Trans>Size</Trans>}>{sizeName(organisation.size_class)}</Fact>
      )}
    </Facts>
  );
}
