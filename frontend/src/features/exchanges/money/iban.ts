/** In groups of four, as banks print it. */
export function grouped(iban: string): string {
  const plain = iban.replace(/\s/g, "").toUpperCase();
  return plain.replace(/(.{4})(?=.)/g, "$1 ");
}
