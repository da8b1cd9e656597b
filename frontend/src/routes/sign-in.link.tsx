import { createFileRoute, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { rememberedReturn } from "@/features/account/sign-in/return-address";
import { SignInLinkPage } from "@/features/account/sign-in/sign-in-link-page";
import { useFragment } from "@/lib/fragment";

export const Route = createFileRoute("/sign-in/link")({ component: SignInLinkRoute });

function SignInLinkRoute() {
  const token = useFragment();
  const router = useRouter();
  const [target] = useState(() => rememberedReturn(Date.now()) ?? "/my-materials");
  return <SignInLinkPage key={token} token={token} onDone={() => router.history.replace(target)} />;
}
