import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { NewPatternPage } from "@/features/patterns/form-pages";

export const Route = createFileRoute("/patterns/new")({ component: NewPatternRoute });

function NewPatternRoute() {
  const navigate = useNavigate();
  return (
    <NewPatternPage
      leave={(slug) =>
        void navigate(slug ? { to: "/patterns/$slug", params: { slug } } : { to: "/patterns" })
      }
    />
  );
}
