import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ProfileRow } from "@/components/material/profile-row";
import { actorProfilesQuery } from "./queries";

/** What the company takes in all year; nothing where it takes in nothing. */
export function ProfilesSection({ actorId }: { actorId: string }) {
  const list = useQuery(actorProfilesQuery(actorId)).data?.data ?? [];
  const open = list.filter(({ status }) => status === "published");
  if (open.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-xl">
        <Trans>Takes in all year</Trans>
      </h2>
      <ul>
        {open.map((profile) => (
          <ProfileRow key={profile.id} profile={profile} />
        ))}
      </ul>
    </section>
  );
}
