import "@/styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { activateLocale, preferredLocale } from "@/lib/i18n";
import { applyTheme, storedTheme } from "@/lib/theme";

async function start() {
  applyTheme(storedTheme());
  await activateLocale(preferredLocale());
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has lost its #root");
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
