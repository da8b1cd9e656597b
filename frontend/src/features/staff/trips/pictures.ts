import type { TripPhotoOut } from "@/api/generated/types.gen";
import { send } from "@/api/send";

export const PICTURES = "image/jpeg,image/png,image/webp";

const withName = (path: string, file: File) =>
  `${path}?${new URLSearchParams({ name: file.name })}`;

/** A file as the body of a request, which the generated operations would send as a form. */
function sendPicture(method: "PUT" | "POST", address: string, file: File): Promise<Response> {
  const headers = { "content-type": "application/octet-stream" };
  return send(address, { method, headers, body: file });
}

export const sendCover = (tripId: string, file: File): Promise<Response> =>
  sendPicture("PUT", withName(`/v1/trips/${tripId}/cover`, file), file);

export async function sendPhoto(tripId: string, file: File): Promise<TripPhotoOut> {
  const answer = await sendPicture("POST", withName(`/v1/trips/${tripId}/photos`, file), file);
  return answer.json();
}
