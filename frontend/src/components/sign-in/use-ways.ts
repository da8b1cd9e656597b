import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import {
  askPasskeyChallenge,
  askSignInMail,
  signIn,
  signInByPasskey,
} from "@/api/generated/sdk.gen";
import type { SessionOut } from "@/api/generated/types.gen";
import { keepMailInFlight, type MailInFlight, mailInFlight } from "./mail-in-flight";
import { showPasskey } from "./passkeys";
import { useReadAnew } from "./use-read-anew";

/** The ways in as the service knows them. `own`: the reader is signed in and shows it again. */
export function useWays(own: string | undefined, onSession: (session: SessionOut) => void) {
  const readAnew = useReadAnew();
  const [mail, setMail] = useState(() => (own ? undefined : mailInFlight(Date.now())));
  const keep = (next: MailInFlight | undefined) => {
    setMail(next);
    if (!own) keepMailInFlight(next);
  };
  const done = async (session: SessionOut) => {
    keepMailInFlight(undefined);
    await readAnew();
    onSession(session);
  };
  const ask = useMutation({
    mutationFn: async (email: string) => {
      const { data } = await askSignInMail({ body: { email }, throwOnError: true });
      keep({ id: data.id, email, expiresAt: data.expires_at });
    },
  });
  const enter = useMutation({
    mutationFn: async (body: { email: string; password: string }) => {
      const { data } = await signIn({ body, throwOnError: true });
      await done(data);
    },
  });
  const withPasskey = async () => {
    const { data: challenge } = await askPasskeyChallenge({ body: {}, throwOnError: true });
    const credential = await showPasskey(challenge.options);
    const { data } = await signInByPasskey({
      body: { challenge_id: challenge.id, credential },
      throwOnError: true,
    });
    await done(data);
  };
  return { mail, forget: () => keep(undefined), done, ask, enter, withPasskey };
}
