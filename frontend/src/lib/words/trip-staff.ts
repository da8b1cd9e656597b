import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Decision, PassedOver, TripVerb } from "@/api/generated/types.gen";
import { currentLocale } from "@/lib/i18n";

// What only those who organise trips read.

const VERBS: Record<TripVerb, MessageDescriptor> = {
  publish: msg`Publish the trip`,
  close_registration: msg`Close applications`,
  reopen_registration: msg`Open applications again`,
  confirm: msg`Confirm that it goes ahead`,
  start: msg`Start`,
  finish: msg`Finish`,
  report: msg`Hand in the report`,
  archive: msg`Put it away`,
  cancel: msg`Cancel the trip`,
};
export const tripVerbName = (verb: TripVerb) => i18n._(VERBS[verb]);

const DECISIONS: Record<Decision, MessageDescriptor> = {
  offer: msg`Offer seats`,
  waitlist: msg`Waiting list`,
  decline: msg`Decline`,
};
export const decisionName = (decision: Decision) => i18n._(DECISIONS[decision]);

const GUARDS: Record<string, MessageDescriptor> = {
  "trip-move-not-possible": msg`That is not possible as the trip stands now. Load the page again.`,
  "trip-title-missing": msg`Give the trip a title in English; others read it first.`,
  "trip-destination-missing": msg`Name at least one country and town.`,
  "trip-host-missing": msg`Name the hosts, or say that they are to be named.`,
  "host-not-confirmed": msg`Not every host has confirmed. Mark those who have, and take off the others.`,
  "host-abroad-missing": msg`No host is registered in the country of the trip. Add one: it decides the voucher.`,
  "trip-seats-missing": msg`Say how many seats there are.`,
  "application-window-missing": msg`Say from when until when organisations may apply.`,
  "application-window-too-late": msg`Let applications end before the trip begins.`,
  "application-window-over": msg`Let applications end in the future.`,
  "trip-in-the-past": msg`Choose days in the future.`,
  "trip-outside-programme-period": msg`Choose days within the programme's time.`,
  "trip-too-few-working-days": msg`There are too few working days: weekends, public holidays and days of travel do not count.`,
  "trip-too-long": msg`The trip is longer than a stay may be.`,
  "too-few-participants": msg`Too few organisations have confirmed their seats. Offer more, or lower the minimum.`,
  "trip-programme-missing": msg`Write at least one line of the programme.`,
  "trip-programme-frozen": msg`The trip is confirmed: days, places, hosts and programme stay as they are.`,
  "trip-dates-promised": msg`Seats are given for these days and places, so they stay. Take the offers back first, or cancel the trip.`,
  "seats-already-given": msg`More seats than that are given already.`,
  "trip-not-begun": msg`The time for it has not come.`,
  "trip-report-missing": msg`Write the report first.`,
  "attendance-open": msg`It is not known of everybody who was there on which day.`,
  "photo-consent-missing": msg`A photo is without consent. Confirm it, or delete the photo.`,
  "trip-exchanges-open": msg`Exchanges of the trip are not at the end of their stay. Close or cancel them, or say why the report does not wait.`,
  "trip-dates-impossible": msg`These dates cannot be: the end comes after the beginning.`,
  "seat-move-not-possible": msg`That is not possible as the application stands now. Load the page again.`,
  "not-allowed-to-visit": msg`This organisation cannot travel in this programme.`,
  "no-seats-left": msg`There are not that many seats left.`,
  "partner-share-taken": msg`The seats for companies of this cluster are taken.`,
  "no-waiting-list": msg`This trip has no waiting list.`,
  "offers-ended": msg`Seats of this trip are not offered now.`,
  "decline-reason-missing": msg`Say why it is declined. The applicant gets it word for word.`,
  "no-decisions-prepared": msg`No decisions are prepared.`,
  "check-in-code-unknown": msg`This code is of nobody who travels. Ask for the newest one, or use the list.`,
  "day-not-of-trip": msg`The trip is not on this day.`,
  "day-not-come": msg`This day has not come yet.`,
  "attendance-closed": msg`Attendance is recorded from the first day of a confirmed trip until it is reported.`,
};

/** What stands in the way: exactly in English, plainly in other languages. */
export function guardText({ code, detail }: { code: string; detail: string }): string | undefined {
  const words = GUARDS[code];
  if (!words) return detail || undefined;
  return currentLocale() === "en" && detail ? detail : i18n._(words);
}

export const knowsGuard = (code: string): boolean => code in GUARDS;

const PASSED: Record<PassedOver, MessageDescriptor> = {
  no_seats_free: msg`Every seat is taken.`,
  group_too_large: msg`Fewer seats came free than they asked for, and they come all or not at all.`,
  partner_share_taken: msg`The seats for companies of their cluster are taken.`,
  offers_ended: msg`Seats are not offered any more.`,
};
/** Why somebody who waits was not offered the last free seats. */
export const waitingReason = ({ code }: { code: PassedOver }) => i18n._(PASSED[code]);
