/** Rates as people write them: a country's code and an amount on each line. */
export function toLines(rates: Record<string, string>): string {
  return Object.entries(rates)
    .map(([country, amount]) => `${country} ${amount}`)
    .join("\n");
}

const LINE = /^([A-Za-z]{2})[\s:;=]+(\d{1,5}(?:[.,]\d{1,2})?)$/;

/** What the lines say, and the first ones that say nothing. */
export function fromLines(text: string): { rates: Record<string, string>; wrong: string[] } {
  const rates: Record<string, string> = {};
  const wrong: string[] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (!line) continue;
    const [, country, amount] = LINE.exec(line) ?? [];
    if (country && amount && !(country.toUpperCase() in rates))
      rates[country.toUpperCase()] = amount.replace(",", ".");
    else wrong.push(line);
  }
  return { rates, wrong };
}
