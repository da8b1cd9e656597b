import { createFileRoute, useRouter } from "@tanstack/react-router";
import { SignInPage } from "@/features/account/sign-in-page";
import { choiceParam, searchParams, textParam } from "@/lib/search-params";

export const Route = createFileRoute("/sign-in")({
  validateSearch: searchParams({ next: textParam(500), why: choiceParam(["publish"]) }),
  component: SignInRoute,
});

function SignInRoute() {
  const { next, why } = Route.useSearch();
  const router = useRouter();
  // Only a path of our own: a full address could lead elsewhere after sign-in.
  const target = next?.startsWith("/") && !next.startsWith("//") ? next : "/my-materials";
  return <SignInPage reason={why} onDone={() => router.history.replace(target)} />;
}
