import { createFileRoute } from "@tanstack/react-router";
import { PeriodsPage } from "@/features/programme/periods/periods-page";

export const Route = createFileRoute("/programme/periods")({ component: PeriodsPage });
