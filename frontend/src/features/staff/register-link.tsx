import { Trans } from "@lingui/react/macro";
import { ExternalLink } from "lucide-react";
import type { RegistrationScheme } from "@/api/generated/types.gen";
import { registerAddress } from "./register";

type Props = { scheme: RegistrationScheme | null; number: string | null };

/** A press away: the public register in which the number stands. */
export function RegisterLink({ scheme, number }: Props) {
  const register = registerAddress(scheme, number);
  if (!register) return null;
  return (
    <a
      href={register.href}
      target="_blank"
      rel="noreferrer"
      className="link ml-1 inline-flex items-center gap-1"
    >
      <Trans>Look in {register.name}</Trans>
      <ExternalLink size={14} aria-hidden="true" />
    </a>
  );
}
