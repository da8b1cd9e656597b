import type { Capability } from "@/api/generated/types.gen";

/** The pages of the administration, and what one must be able to do somewhere to see each. */
export const PAGES = {
  board: "matches.broker",
  exchanges: "exchanges.read",
  trips: "exchanges.read",
  programme: "programme.read",
  matching: "matches.measure",
  applications: "applications.read",
  organisations: "organisations.verify",
  roles: "staff.read",
  payments: "payments.make",
  systems: "machines.manage",
  audit: "audit.read",
  retention: "audit.read",
} as const satisfies Record<string, Capability>;

export type StaffPageName = keyof typeof PAGES;
