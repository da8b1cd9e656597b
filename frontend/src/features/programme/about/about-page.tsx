import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "@/components/ui/page-title";
import { useProgramme } from "../use-programme";
import { ProfileFacts } from "./profile-facts";
import { ProfileForm } from "./profile-form";

/** What a programme is: its names, its grant, its days, and what the funder wants said. */
export function AboutPage() {
  const { t } = useLingui();
  const profile = useProgramme();
  const { may_set, programme_slug, source } = profile;
  return (
    <>
      <PageTitle title={t`About the programme`} />
      <p className="mt-2 max-w-read text-muted">
        {may_set ? (
          <Trans>
            Agreements, certificates and reports are written with what stands here. Papers that are
            signed stay as they are.
          </Trans>
        ) : (
          <Trans>Those who lead the programme look after what stands here.</Trans>
        )}
      </p>
      {may_set ? (
        <ProfileForm key={programme_slug} profile={profile} />
      ) : (
        <ProfileFacts profile={profile} />
      )}
      {source && (
        <p className="mt-6 text-sm text-muted">
          <Trans>Where this comes from: {source}</Trans>
        </p>
      )}
    </>
  );
}
