type Dated = { starts_on: string };

/** Trips under the months in which they begin, in the order they come. */
export function byMonth<Trip extends Dated>(trips: Trip[], locale: string) {
  const names = new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const months: { month: string; title: string; trips: Trip[] }[] = [];
  for (const trip of trips) {
    const month = trip.starts_on.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.trips.push(trip);
    else {
      const title = names.format(new Date(`${month}-01T00:00:00Z`));
      months.push({ month, title, trips: [trip] });
    }
  }
  return months;
}
