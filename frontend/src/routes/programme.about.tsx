import { createFileRoute } from "@tanstack/react-router";
import { AboutPage } from "@/features/programme/about/about-page";

export const Route = createFileRoute("/programme/about")({ component: AboutPage });
