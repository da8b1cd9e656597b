import { Trans, useLingui } from "@lingui/react/macro";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { sortToPlaces } from "@/lib/form-problems";
import { formatDate } from "@/lib/format";
import { KeptNotice } from "../typing/kept-notice";
import { SaveBar } from "../typing/save-bar";
import { TypedField } from "../typing/typed-field";
import { keptUntil } from "./profile-text";
import { Targets } from "./target-fields";
import { TextFields } from "./text-fields";
import { useProfileForm } from "./use-profile-form";
import { useWrongWords } from "./wrong-words";

const NAMES = [
  "title",
  "funder",
  "grant_agreement_no",
  "call_id",
  "starts_on",
  "ends_on",
  "final_payment_on",
  "retention_years",
  "archive_until",
  "members_target",
  "funding_statement",
  "disclaimer",
  "targets",
];
const PLACES = Object.fromEntries(NAMES.map((name) => [name, [`/${name}`]]));

/** Saved by a button, because papers are written with it; kept on the device until then. */
export function ProfileForm({ profile }: { profile: ProgrammeProfileOut }) {
  const { t } = useLingui();
  const form = useProfileForm(profile);
  const words = useWrongWords();
  const { at, rest } = sortToPlaces(form.error, PLACES);
  const { draft, change, wrong } = form;
  const field = (name: string) => ({
    value: draft[name],
    error: words(wrong[name]) ?? at[name],
    onChange: (value: string) => change(name, value),
  });
  const until = keptUntil(draft);
  const refused = form.error != null && !form.isConflict;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <KeptNotice since={form.since} onDiscard={form.discard} />
      <div className="mt-8">
        <Section
          title={<Trans>Name and grant</Trans>}
          intro={
            <Trans>
              The short name, {profile.code}, stands in the number of each exchange and does not
              change.
            </Trans>
          }
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <TypedField label={t`Funder`} most={200} {...field("funder")} />
            <TypedField
              label={t`Grant agreement number`}
              most={200}
              {...field("grant_agreement_no")}
            />
            <TypedField
              label={t`Call`}
              hint={t`As the funder writes it, for example COS-CLUSTER-2020-3-03-1.`}
              most={200}
              {...field("call_id")}
            />
          </div>
        </Section>
        <Section
          title={<Trans>Days</Trans>}
          intro={
            until ? (
              <Trans>Papers are kept until {formatDate(until)}.</Trans>
            ) : (
              <Trans>Until the day of the final payment is known, no paper is deleted.</Trans>
            )
          }
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <TypedField label={t`First day`} kind="date" {...field("starts_on")} />
            <TypedField label={t`Last day`} kind="date" {...field("ends_on")} />
            <TypedField
              label={t`Final payment of the grant`}
              kind="date"
              {...field("final_payment_on")}
            />
            <TypedField
              label={t`Years papers are kept after it`}
              kind="number"
              {...field("retention_years")}
            />
            <TypedField
              label={t`Papers are kept at least until`}
              hint={t`Empty: no longer than the years say.`}
              kind="date"
              {...field("archive_until")}
            />
          </div>
        </Section>
        <Section
          title={<Trans>Title, and what the funder wants said</Trans>}
          intro={
            <Trans>
              Who reads a language without words reads English. Documents carry the funding
              statement; the pages of study trips also the disclaimer.
            </Trans>
          }
        >
          <TextFields form={form} at={at} />
        </Section>
        <Section
          title={<Trans>Targets</Trans>}
          intro={<Trans>How many exchanges are owed to the funder.</Trans>}
        >
          <Targets profile={profile} form={form} error={at.targets} />
        </Section>
      </div>
      <SaveBar isSaving={form.isSaving} isChanged={form.isChanged}>
        {refused && (rest.length > 0 || Object.keys(at).length === 0) && (
          <div className="mb-3">
            <Refusal error={form.error}>{rest.length > 0 ? rest.join(" ") : undefined}</Refusal>
          </div>
        )}
      </SaveBar>
      <ChangedMeanwhile
        open={form.isConflict}
        onClose={form.forget}
        onReload={() => void form.takeOver()}
      />
    </form>
  );
}
