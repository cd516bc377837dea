import { plainText } from './plain-text.ts';

/** What two spellings of one club have in common: case, blanks and Unicode form make no other club. */
export function clubKey(club: string): string {
  return club
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** The clubs of a race, each in the spelling that came first. */
export class ClubNames {
  readonly #firsts = new Map<string, string>();
  readonly #known = new Map<string, string>();

  /** The spelling that counts for a club written like this. */
  nameOf(club: string): string {
    const known = this.#known.get(club);
    if (known !== undefined) return known;
    const key = clubKey(club);
    const name = this.#firsts.get(key) ?? plainText(club);
    this.#firsts.set(key, name);
    this.#known.set(club, name);
    return name;
  }
}
