import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { formatNumber } from "@/lib/format";

type Props = {
  file: { name: string; size_bytes: number };
  address: string;
  /** Said instead of the file's own name. */
  children?: ReactNode;
};

/** A file to save: what it is called and how large it is. */
export function FileLink({ file, address, children }: Props) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3">
      <a
        href={address}
        download
        className="link inline-flex min-h-11 min-w-0 items-center gap-2 wrap-anywhere"
      >
        <FileText size={16} aria-hidden="true" className="shrink-0 text-muted" />
        {children ?? file.name}
      </a>
      <span className="text-sm text-muted">
        {formatNumber(Math.max(1, Math.round(file.size_bytes / 1024)))} kB
      </span>
    </span>
  );
}
