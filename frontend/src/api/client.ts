import type { CreateClientConfig } from "./generated/client.gen";
import { send } from "./send";

// Same origin, and the session is an HttpOnly cookie: nothing secret is held here.
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: "",
  credentials: "same-origin",
  fetch: send,
});
