import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: "../openapi/openapi.json",
  output: { path: "src/api/generated", clean: true },
  plugins: [
    { name: "@hey-api/client-fetch", runtimeConfigPath: "./src/api/client" },
    "@hey-api/typescript",
    "@hey-api/sdk",
    "@tanstack/react-query",
  ],
});
