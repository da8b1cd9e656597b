import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";

/** A passkey belongs to a name, never to a bare address such as 127.0.0.1. */
export function browserHasPasskeys(): boolean {
  return "PublicKeyCredential" in window && !/^[\d.]+$|:/.test(location.hostname);
}

/** What the browser hands over, as the service takes it. */
type Credential = { [key: string]: unknown };

/** Lets the reader pick one of their passkeys. */
export async function showPasskey(options: unknown): Promise<Credential> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return { ...(await startAuthentication({ optionsJSON })) };
}

/** Makes a new passkey on this device or security key. */
export async function makePasskey(options: unknown): Promise<Credential> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  return { ...(await startRegistration({ optionsJSON })) };
}

/** The reader closed the browser's own dialog: nothing went wrong. */
export function wasCancelled(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === "NotAllowedError" || error.name === "AbortError")
  );
}
