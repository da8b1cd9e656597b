import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { classifyParticipant } from "@/api/generated/sdk.gen";
import type { Bucket, OrganisationClass, ParticipantOut } from "@/api/generated/types.gen";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { BUCKET_LIST, bucketName, CLASS_LIST, className, doubtWords } from "@/lib/words/programme";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";

type Props = { row: ParticipantOut; onClose: () => void };

/** What it is, and where it counts if not there where its kind does. */
export function ClassifyDialog({ row, onClose }: Props) {
  const { t } = useLingui();
  const { programme_slug } = useProgramme();
  const anew = useProgrammeAnew();
  const [found, setFound] = useState<OrganisationClass>(row.organisation_class);
  const [bucket, setBucket] = useState<Bucket | "">(row.bucket_reason ? (row.bucket ?? "") : "");
  const [reason, setReason] = useState(row.bucket_reason ?? "");
  const [pressed, setPressed] = useState(false);
  const missing = bucket !== "" && reason.trim().length < 3;
  const decide = useMutation({
    mutationFn: () =>
      classifyParticipant({
        path: { programme_slug, actor_id: row.actor.id },
        headers: { "If-Match": `"v${row.version}"` },
        body: {
          organisation_class: found,
          bucket: bucket || null,
          reason: bucket ? reason.trim() : null,
        },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      onClose();
    },
  });
  return (
    <Dialog title={row.actor.display_name} open onClose={onClose}>
      <form
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          setPressed(true);
          if (!missing) decide.mutate();
        }}
      >
        {row.doubt && (
          <p className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
            {doubtWords(row.doubt)}
          </p>
        )}
        <Field label={<Trans>What it is</Trans>}>
          {(control) => (
            <select
              {...control}
              className="field"
              value={found}
              onChange={(event) => setFound(event.target.value as OrganisationClass)}
            >
              {CLASS_LIST.map((each) => (
                <option key={each} value={each}>
                  {className(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={<Trans>Where it counts</Trans>}
          hint={<Trans>Exchanges that nobody has counted otherwise follow.</Trans>}
        >
          {(control) => (
            <select
              {...control}
              className="field"
              value={bucket}
              onChange={(event) => setBucket(event.target.value as Bucket | "")}
            >
              <option value="">{t`Where its kind counts`}</option>
              {BUCKET_LIST.map((each) => (
                <option key={each} value={each}>
                  {bucketName(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {bucket !== "" && (
          <Field
            label={<Trans>Why there</Trans>}
            hint={<Trans>The funder will ask. Name no persons.</Trans>}
            error={pressed && missing ? t`Write a few words.` : undefined}
          >
            {(control) => (
              <textarea
                {...control}
                className="field"
                rows={3}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        )}
        {decide.isError && <Refusal error={decide.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className="button button-primary" disabled={decide.isPending}>
            <Trans>It counts like this</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
