import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useState } from "react";
import { removeExchangeCv, removeExchangeWelcomePack } from "@/api/generated/sdk.gen";
import type { RegistrationOut } from "@/api/generated/types.gen";
import { FileLink } from "@/components/registrations/file-link";
import {
  ACCEPTED_FILES,
  fileAddress,
  type RegistrationFile,
} from "@/components/registrations/files";
import { RegistrationRefusal } from "@/components/registrations/registration-refusal";
import { UploadButton } from "@/components/upload/upload-button";
import { useUpload } from "@/components/upload/use-upload";
import { registrationQuery } from "./queries";

type Props = {
  registration: RegistrationOut;
  what: RegistrationFile;
  label: string;
  hint: string;
  /** Keeps what is typed before and after. */
  keptAround: KeptAround;
};

export type KeptAround = (change: () => Promise<void>) => Promise<void>;

/** A file of the registration: attached, replaced, removed; each at once, so that nothing is lost. */
export function RegistrationFileField({ registration, what, label, hint, keptAround }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const told = (now: RegistrationOut) =>
    queries.setQueryData(registrationQuery(now.id).queryKey, now);
  const sending = useUpload<RegistrationOut>(
    ({ name }) => fileAddress(registration.id, what, name),
    told,
    "PUT",
  );
  const upload = {
    ...sending,
    send: (file: File) => keptAround(() => sending.send(file)),
  };
  const file = what === "cv" ? registration.cv : registration.welcome_pack;
  const hidden = what === "cv" && registration.cv_attached && !file;
  return (
    <fieldset className="space-y-2">
      <legend className="font-semibold">{label}</legend>
      <p className="max-w-read text-sm text-muted">{hint}</p>
      {file && (
        <div className="flex flex-wrap items-center gap-x-4">
          <FileLink file={file} address={fileAddress(registration.id, what)} />
          <Remove registration={registration} what={what} keptAround={keptAround} told={told} />
        </div>
      )}
      {hidden && (
        <p className="flex items-center gap-2">
          <FileText size={16} aria-hidden="true" className="shrink-0 text-muted" />
          <Trans>A colleague has attached a CV. Only they and the cluster read it.</Trans>
        </p>
      )}
      <UploadButton
        upload={upload}
        accepts={ACCEPTED_FILES}
        about={file || hidden ? t`another in the place of: ${label}` : label}
      />
    </fieldset>
  );
}

type RemoveProps = Pick<Props, "registration" | "what" | "keptAround"> & {
  told: (now: RegistrationOut) => void;
};

function Remove({ registration, what, keptAround, told }: RemoveProps) {
  const { t } = useLingui();
  const [sure, ask] = useState(false);
  const removing = useMutation({
    mutationFn: () =>
      keptAround(async () => {
        const one = { path: { registration_id: registration.id }, throwOnError: true as const };
        const remove = what === "cv" ? removeExchangeCv : removeExchangeWelcomePack;
        told((await remove(one)).data);
      }),
  });
  const held =
    what === "cv" &&
    registration.cv_needed &&
    registration.roles.includes("visitor") &&
    (registration.state === "accepted" || registration.state === "dormant");
  if (held) return null;
  return (
    <>
      <button
        type="button"
        className="link min-h-11 text-sm"
        disabled={removing.isPending}
        aria-label={sure ? t`Yes, delete the file` : t`Remove the file`}
        onClick={() => (sure ? removing.mutate() : ask(true))}
      >
        {sure ? <Trans>Yes, delete it</Trans> : <Trans>Remove</Trans>}
      </button>
      {removing.isError && <RegistrationRefusal error={removing.error} />}
    </>
  );
}
