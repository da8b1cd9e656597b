import { defineConfig, devices } from "@playwright/test";

const launchOptions = {
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    // Debian asks for it, and without a GPU it is a GPU played by the processor.
    "--disable-gpu-rasterization",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  timeout: 60_000,
  // Several people share a small machine: patience here costs nothing when all goes well.
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? "http://127.0.0.1:8000",
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
    launchOptions,
    // Recording every test takes a quarter of the runner's work: one that fails is recorded when tried again.
    trace: "on-first-retry",
  },
  projects: [
    {
      name: "desktop",
      use: { ...devices["Desktop Chrome"], launchOptions },
      testIgnore: "**/phone/**",
    },
    {
      name: "phone",
      use: { ...devices["Pixel 7"], launchOptions },
      testMatch: ["**/phone/**", "**/a11y.spec.ts"],
    },
  ],
});
