import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";
import viteConfig from "./vite.config";

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      environment: "jsdom",
      setupFiles: ["src/testing/setup.ts"],
      include: ["src/**/*.test.{ts,tsx}"],
      maxWorkers: 2,
      reporters: process.env.VITEST_JSON ? ["default", "json"] : ["default"],
      outputFile: process.env.VITEST_JSON,
    },
  }),
);
