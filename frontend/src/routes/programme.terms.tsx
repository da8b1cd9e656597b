import { createFileRoute } from "@tanstack/react-router";
import { TermsPage } from "@/features/programme/terms/terms-page";

export const Route = createFileRoute("/programme/terms")({ component: TermsPage });
