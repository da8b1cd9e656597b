import { createContext, useContext } from "react";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";

const Programme = createContext<ProgrammeProfileOut | undefined>(undefined);
export const ProgrammeProvider = Programme.Provider;

/** The programme whose pages these are; every page below `/programme` has one. */
export function useProgramme(): ProgrammeProfileOut {
  const profile = useContext(Programme);
  if (!profile) throw new Error("This page stands below /programme.");
  return profile;
}
