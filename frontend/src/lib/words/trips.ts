import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type {
  ConsentLevel,
  ItemKind,
  PassedOver,
  SeatState,
  Theme,
  TripState,
} from "@/api/generated/types.gen";

type Words<Key extends string> = Record<Key, MessageDescriptor>;

const said = <Key extends string>(words: Words<Key>, key: Key): string =>
  words[key] ? i18n._(words[key]) : key;

const THEME_WORDS: Words<Theme> = {
  fashion_value_chain: msg`Fashion value chain`,
  circular_sustainability: msg`Circular textiles`,
  technology_digital: msg`Technology and digital`,
  capacity_building: msg`Capacity building`,
};
export const themeName = (theme: Theme) => said(THEME_WORDS, theme);
export const THEMES = Object.keys(THEME_WORDS) as Theme[];

const TRIPS: Words<TripState> = {
  draft: msg`Draft`,
  published: msg`Open for applications`,
  registration_closed: msg`Applications closed`,
  confirmed: msg`It goes ahead`,
  running: msg`Under way`,
  finished: msg`Over`,
  reported: msg`Over, with a report`,
  archived: msg`Over`,
  cancelled: msg`Cancelled`,
};
export const tripStateName = (state: TripState) => said(TRIPS, state);

const ITEMS: Words<ItemKind> = {
  company_visit: msg`Company visit`,
  cluster_meeting: msg`Meeting with a cluster`,
  workshop: msg`Workshop`,
  b2b: msg`Meetings of companies`,
  fair: msg`Fair`,
  travel: msg`Travel`,
  social: msg`Social`,
};
export const itemName = (kind: ItemKind) => said(ITEMS, kind);
export const ITEM_KINDS = Object.keys(ITEMS) as ItemKind[];

const SEATS: Words<SeatState> = {
  draft: msg`Not sent yet`,
  submitted: msg`Sent`,
  under_review: msg`Being looked at`,
  offered: msg`A seat is offered`,
  confirmed: msg`Seat confirmed`,
  checked_in: msg`Checked in`,
  attended: msg`Took part`,
  waitlisted: msg`On the waiting list`,
  declined: msg`No seat this time`,
  withdrawn: msg`Withdrawn`,
  offer_expired: msg`The offer ran out`,
  no_show: msg`Was not there`,
};
export const seatStateName = (state: SeatState) => said(SEATS, state);

const PASSED: Words<PassedOver> = {
  no_seats_free: msg`Every seat is taken. You move up when somebody withdraws.`,
  group_too_large: msg`Fewer seats came free than you asked for, and you come all or not at all.`,
  partner_share_taken: msg`The seats for companies of your cluster are taken.`,
  offers_ended: msg`Seats are not offered any more.`,
};
export const passedOverText = (code: PassedOver) => said(PASSED, code);

const CONSENTS: Words<ConsentLevel> = {
  nobody: msg`Nobody`,
  participants: msg`Others on the trip`,
  all: msg`Everybody, on the trip's page`,
};
export const consentName = (level: ConsentLevel) => said(CONSENTS, level);
export const CONSENT_LEVELS = Object.keys(CONSENTS) as ConsentLevel[];

const CLOSED: Record<string, MessageDescriptor> = {
  "trip-not-open": msg`The trip does not take applications now.`,
  "applications-not-yet-open": msg`Applications are not open yet.`,
  "applications-over": msg`The time to apply is over.`,
  "no-waiting-list": msg`Every seat is taken, and there is no waiting list.`,
  "already-applied": msg`Your organisation has an application for this trip already.`,
  "class-not-allowed": msg`Organisations of this kind cannot travel in this programme.`,
  "country-not-eligible": msg`The programme does not cover your country on these days.`,
  "membership-not-confirmed": msg`Your cluster has to confirm your membership first.`,
  "too-many-seats-for-one": msg`One organisation may not have that many seats. Ask for fewer.`,
  "motivation-missing": msg`Say in a few sentences why you want to come along.`,
  "offer-expired": msg`The offer has run out. Seats that come free are offered anew.`,
  "conditions-not-accepted": msg`Accept the conditions to take the seat.`,
  "trip-has-begun": msg`The trip has begun. Tell its organiser.`,
  "too-many-travellers": msg`That is more travellers than you have seats.`,
};
/** Why nobody can apply now; the service's own sentence where we have none. */
export function whyNotApply(why: { code: string; detail: string }): string {
  const word = CLOSED[why.code];
  return word ? i18n._(word) : why.detail;
}
