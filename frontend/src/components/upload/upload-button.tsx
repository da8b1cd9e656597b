import { Trans, useLingui } from "@lingui/react/macro";
import { Camera, Upload } from "lucide-react";
import { useId } from "react";
import { formatPercent } from "@/lib/format";
import { PaperRefusal } from "./paper-refusal";
import { chooser } from "./upload";
import type { useUpload } from "./use-upload";

type Props = {
  upload: ReturnType<typeof useUpload>;
  accepts: readonly string[];
  /** What is uploaded, for those who cannot see the line above. */
  about: string;
};

/** Chooses a file or takes a photo, shows how far it has come, and offers another try. */
export function UploadButton({ upload, accepts, about }: Props) {
  const { t } = useLingui();
  const photos = accepts.filter((type) => type.startsWith("image/"));
  if (upload.share !== undefined)
    return <Progress share={upload.share} stop={upload.stop} about={about} />;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        <Chooser
          accept={chooser(accepts)}
          send={upload.send}
          label={t`Choose a file: ${about}`}
          icon={<Upload size={18} aria-hidden="true" />}
        >
          <Trans>Choose a file</Trans>
        </Chooser>
        {photos.length > 0 && (
          <span className="pointer-fine:hidden">
            <Chooser
              accept={chooser(photos)}
              capture
              send={upload.send}
              label={t`Take a photo: ${about}`}
              icon={<Camera size={18} aria-hidden="true" />}
            >
              <Trans>Take a photo</Trans>
            </Chooser>
          </span>
        )}
      </div>
      {upload.error !== undefined && <PaperRefusal error={upload.error} />}
      {upload.failed && (
        <button
          type="button"
          className="button button-plain"
          onClick={() => upload.failed && void upload.send(upload.failed)}
        >
          <Trans>Send it again</Trans>
        </button>
      )}
    </div>
  );
}

type ChooserProps = {
  accept: string;
  capture?: boolean;
  send: (file: File) => Promise<void>;
  label: string;
  icon: React.ReactNode;
  children: React.ReactNode;
};

function Chooser({ accept, capture, send, label, icon, children }: ChooserProps) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        type="file"
        aria-label={label}
        accept={accept}
        capture={capture ? "environment" : undefined}
        className="peer sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = "";
          if (file) void send(file);
        }}
      />
      <label
        htmlFor={id}
        className="button button-plain cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2"
      >
        {icon}
        {children}
      </label>
    </>
  );
}

function Progress({ share, stop, about }: { share: number; stop: () => void; about: string }) {
  const { t } = useLingui();
  return (
    <div className="flex flex-wrap items-center gap-3" role="status">
      <progress
        className="h-2 min-w-40 grow accent-indigo"
        max={1}
        value={share}
        aria-label={t`Sending: ${about}`}
      />
      <span className="text-sm tabular-nums">{formatPercent(Math.floor(share * 100))}</span>
      <button type="button" className="button button-plain" onClick={stop}>
        <Trans>Stop</Trans>
      </button>
    </div>
  );
}
