import { lazy, Suspense } from "react";
import { useProofWanted } from "@/lib/proof";

// Asked of few and seldom, so it stays out of what everybody loads first.
const ProofDialog = lazy(() => import("@/components/proof/proof-dialog"));

/** Where the platform asks people to show who they are, whatever page they are on. */
export function ProofHost() {
  const wanted = useProofWanted();
  if (!wanted) return null;
  return (
    <Suspense>
      <ProofDialog kind={wanted} />
    </Suspense>
  );
}
