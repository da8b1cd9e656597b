import { createFileRoute } from "@tanstack/react-router";
import { EligibilityPage } from "@/features/programme/eligibility/eligibility-page";

export const Route = createFileRoute("/programme/eligibility")({ component: EligibilityPage });
