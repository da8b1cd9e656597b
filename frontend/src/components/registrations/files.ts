import { addressWith } from "@/components/upload/upload";

export type RegistrationFile = "cv" | "welcome-pack";

/** What the service takes; what a file really is, it finds out itself. */
export const ACCEPTED_FILES = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.oasis.opendocument.text",
  "image/jpeg",
  "image/png",
  "image/webp",
] as const;

/** Where the file is read; with a name, where one is put in its place. */
export function fileAddress(registrationId: string, what: RegistrationFile, name?: string): string {
  const path = `/v1/exchange-registrations/${registrationId}/${what}`;
  return name === undefined ? path : addressWith(path, { name });
}

/** Where those who see the host in the catalogue read its welcome pack. */
export const welcomePackAddress = (registrationId: string): string =>
  `/v1/exchange-catalogue/${registrationId}/welcome-pack`;
