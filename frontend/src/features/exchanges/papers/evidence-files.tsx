import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { takeBackEvidence } from "@/api/generated/sdk.gen";
import type { EvidenceFileOut, EvidenceItemOut, ExchangeOut } from "@/api/generated/types.gen";
import { PaperRefusal } from "@/components/upload/paper-refusal";
import { addressWith } from "@/components/upload/upload";
import { UploadButton } from "@/components/upload/upload-button";
import { useUpload } from "@/components/upload/use-upload";
import { formatDate, formatNumber } from "@/lib/format";
import { evidenceName } from "@/lib/words/papers";
import { useReadAnew } from "../queries";
import { evidenceAddress } from "./queries";

type Props = { exchange: ExchangeOut; item: EvidenceItemOut };

export function EvidenceFiles({ exchange, item }: Props) {
  if (item.files.length === 0 && item.hidden_files === 0) return null;
  return (
    <ul className="mt-2 space-y-1">
      {item.files.map((file) => (
        <FileLine key={file.file_id} exchange={exchange} item={item} file={file} />
      ))}
      {item.hidden_files > 0 && (
        <li className="text-sm text-muted">
          <Plural
            value={item.hidden_files}
            one="# file that you may not read"
            other="# files that you may not read"
          />
        </li>
      )}
    </ul>
  );
}

function FileLine({ exchange, item, file }: Props & { file: EvidenceFileOut }) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const taking = useMutation({
    mutationFn: () =>
      takeBackEvidence({
        path: { exchange_id: exchange.id, kind: item.kind, file_id: file.file_id },
        throwOnError: true,
      }),
    onSettled: () => void readAnew(),
  });
  const settled = item.state === "accepted" || item.state === "waived" || item.locked;
  const size = `${formatNumber(Math.max(1, Math.round(file.size_bytes / 1024)))} kB`;
  return (
    <li>
      <span className="flex flex-wrap items-center gap-x-3">
        <FileText size={16} aria-hidden="true" className="shrink-0 text-muted" />
        {file.purged ? (
          <span className="text-muted">
            <Trans>Deleted, as its time was over</Trans>
          </span>
        ) : (
          <a
            href={evidenceAddress(exchange.id, item.kind, file.file_id)}
            download
            className={`link inline-flex min-h-11 min-w-0 items-center break-all ${file.superseded ? "line-through" : ""}`}
          >
            {file.name}
          </a>
        )}
        <span className="text-sm text-muted">
          {size} · {formatDate(file.created_at)}
        </span>
        {file.yours && !settled && (
          <button
            type="button"
            className="link min-h-11 text-sm"
            disabled={taking.isPending}
            aria-label={t`Take back ${file.name}`}
            onClick={() => taking.mutate()}
          >
            <Trans>Take back</Trans>
          </button>
        )}
      </span>
      {taking.isError && <PaperRefusal error={taking.error} />}
    </li>
  );
}

export function EvidenceUpload({ exchange, item }: Props) {
  const readAnew = useReadAnew();
  const upload = useUpload<EvidenceItemOut>(
    (file) =>
      addressWith(`/v1/exchanges/${exchange.id}/evidence/${item.kind}/files`, { name: file.name }),
    () => void readAnew(),
  );
  return (
    <div className="mt-3">
      <UploadButton upload={upload} accepts={item.accepts} about={evidenceName(item.kind)} />
    </div>
  );
}
