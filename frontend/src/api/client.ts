import { currentLocale } from "@/lib/i18n";
import { ApiError } from "./errors";
import { client } from "./generated/client.gen";
import { provenFetch } from "./proven-fetch";

// Same origin, and the session is an HttpOnly cookie: nothing secret is held here.
client.setConfig({ baseUrl: "", credentials: "same-origin", fetch: provenFetch });

client.interceptors.request.use((request) => {
  request.headers.set("accept-language", currentLocale());
  return request;
});

client.interceptors.error.use((error, response) => {
  if (error instanceof DOMException && error.name === "AbortError") return error;
  return new ApiError(response?.status ?? 0, error);
});
