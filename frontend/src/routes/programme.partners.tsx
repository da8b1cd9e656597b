import { createFileRoute } from "@tanstack/react-router";
import { PartnersPage } from "@/features/programme/partners/partners-page";

export const Route = createFileRoute("/programme/partners")({ component: PartnersPage });
