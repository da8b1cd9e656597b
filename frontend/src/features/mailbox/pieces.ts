/** A stretch of a text: a web address, or what stands between two of them. `at`: where it begins. */
export type Piece = { at: number; text: string; link: boolean };

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > at) found.push({ at, text: text.slice(at, match.index), link: false });
    found.push({ at: match.index, text: match[0], link: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ at, text: text.slice(at), link: false });
  return found;
}
