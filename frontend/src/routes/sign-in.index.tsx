import { createFileRoute, useRouter } from "@tanstack/react-router";
import { SignInPage } from "@/features/account/sign-in/sign-in-page";
import { ownPath } from "@/lib/own-path";
import { choiceParam, searchParams, textParam } from "@/lib/search-params";

export const Route = createFileRoute("/sign-in/")({
  validateSearch: searchParams({ next: textParam(500), why: choiceParam(["publish"]) }),
  component: SignInRoute,
});

function SignInRoute() {
  const { next, why } = Route.useSearch();
  const router = useRouter();
  const target = ownPath(next) ?? "/my-materials";
  return <SignInPage target={target} reason={why} onDone={() => router.history.replace(target)} />;
}
