import babel from "@rolldown/plugin-babel";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const backend = process.env.SYMBIOSIS_BACKEND_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      // Loaders travel with their page: what only one page reads is no business of the entry.
      codeSplittingOptions: { defaultBehavior: [["component", "loader"]] },
    }),
    // The router splits a file as x.tsx?tsr-split=component, so the query is part of the match.
    babel({
      include: [/\/src\/.*\.tsx?(\?.*)?$/],
      exclude: [/\/src\/api\/generated\//, /\/locales\//],
      parserOpts: { plugins: ["typescript", "jsx"] },
      plugins: ["@lingui/babel-plugin-lingui-macro"],
    }),
    react(),
    tailwindcss(),
  ],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    target: "es2022",
    manifest: true,
    // A page's chunks are found as it loads: a list of all of them would be a tenth of the entry.
    modulePreload: {
      resolveDependencies: (_, files, { hostType }) => (hostType === "html" ? files : []),
    },
  },
  server: { proxy: { "/v1": backend } },
});
