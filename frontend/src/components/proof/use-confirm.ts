import { useQueryClient } from "@tanstack/react-query";
import { askForProof } from "@/lib/proof";

/** Asks for the second factor; once given, everything on the page is read anew with full rights. */
export function useConfirmSecondFactor(): () => void {
  const queries = useQueryClient();
  const confirm = async () => {
    if (await askForProof("second-factor")) await queries.invalidateQueries();
  };
  return () => void confirm();
}
