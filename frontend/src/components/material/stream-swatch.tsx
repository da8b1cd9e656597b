import type { StreamOut } from "@/api/generated/types.gen";
import { useNames } from "@/components/reference/names";
import { MaterialSwatch } from "@/components/textile/material-swatch";
import { NeedSwatch } from "@/components/textile/need-swatch";
import { compositionParts } from "./composition";
import { wantedFibres } from "./wishes";

type Props = {
  stream: Pick<StreamOut, "direction" | "material" | "requirements">;
  className?: string;
};

/** The material seen before it is read: cloth for an offer, a bare warp for a need. */
export function StreamSwatch({ stream, className }: Props) {
  const names = useNames();
  if (stream.direction === "need") {
    return <NeedSwatch fibres={wantedFibres(stream.requirements)} className={className ?? ""} />;
  }
  return (
    <MaterialSwatch
      parts={compositionParts(stream.material, names)}
      colour={stream.material?.colour ?? null}
      form={stream.material?.form ?? null}
      className={className ?? ""}
    />
  );
}
