import { expect, test } from "vitest";
import { deviceName } from "./device-name";

test("a passkey is proposed the name of the device it is made on", () => {
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1";
  const desk =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";
  expect(deviceName(phone)).toBe("iPhone, Safari");
  expect(deviceName(desk)).toBe("Windows, Edge");
  expect(deviceName("curl/8")).toBe("");
});
