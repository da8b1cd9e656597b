import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { setEligibilityRule } from "@/api/generated/sdk.gen";
import type { EligibilityRuleOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import { className } from "@/lib/words/programme";
import { useProgrammeAnew } from "../queries";
import { useProgramme } from "../use-programme";

type Props = { rule: EligibilityRuleOut; onClose: () => void };

export function RuleDialog({ rule, onClose }: Props) {
  const { t } = useLingui();
  const { programme_slug, version } = useProgramme();
  const anew = useProgrammeAnew();
  const [allowed, setAllowed] = useState(rule.allowed);
  const [funded, setFunded] = useState(rule.funded);
  const [member, setMember] = useState(rule.needs_membership);
  const [note, setNote] = useState(rule.note ?? "");
  const visitor = rule.role === "visitor";
  const save = useMutation({
    mutationFn: () =>
      setEligibilityRule({
        path: { programme_slug, organisation_class: rule.organisation_class, role: rule.role },
        headers: { "If-Match": `"v${version}"` },
        body: {
          allowed,
          funded: visitor && allowed && funded,
          needs_membership: allowed && member,
          note: note.trim() || null,
        },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await anew();
      onClose();
    },
  });
  const kind = className(rule.organisation_class);
  return (
    <Dialog title={visitor ? t`${kind} as visitor` : t`${kind} as host`} open onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <CheckField
          label={visitor ? <Trans>May visit</Trans> : <Trans>May host</Trans>}
          checked={allowed}
          onChange={setAllowed}
        />
        {visitor && (
          <CheckField
            label={<Trans>With a voucher</Trans>}
            checked={allowed && funded}
            disabled={!allowed}
            onChange={setFunded}
          />
        )}
        <CheckField
          label={<Trans>Only as a confirmed member</Trans>}
          checked={allowed && member}
          disabled={!allowed}
          onChange={setMember}
        />
        <Field label={<Trans>Note</Trans>} hint={<Trans>Where the funder's rules say so.</Trans>}>
          {(control) => (
            <textarea
              {...control}
              className="field"
              rows={2}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {save.isError && <Refusal error={save.error} />}
        <div className="flex flex-wrap justify-end gap-3 pt-2">
          <button type="button" className="button button-plain" onClick={onClose}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className="button button-primary" disabled={save.isPending}>
            <Trans>Save</Trans>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
