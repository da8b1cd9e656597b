import { Trans } from "@lingui/react/macro";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { Refusal } from "@/components/ui/refusal";
import { formatNumber } from "@/lib/format";
import { SaveBar } from "../typing/save-bar";
import { balances, Left } from "./balance";
import { totalOf } from "./shares";
import type { PartnersFormState } from "./use-partners-form";

type Props = { profile: ProgrammeProfileOut; form: PartnersFormState };

export function PartnersEnd({ profile, form }: Props) {
  const total = totalOf(balances(profile, form.draft));
  return (
    <SaveBar isSaving={form.isSaving} isChanged={form.isChanged}>
      {form.refusal && (
        <div className="mb-3">
          <Refusal error={form.refusal.error}>{form.refusal.words}</Refusal>
        </div>
      )}
      <p className="mb-3">
        <Trans>
          <strong>{formatNumber(total.given)}</strong> of {formatNumber(total.target)} exchanges
        </Trans>
        {" · "}
        <Left line={total} />
      </p>
    </SaveBar>
  );
}
