/** How usual letters are in some language's names: log10 of the chance of `letter` between its neighbours. */
export type LetterModel = (before: string, letter: string, after: string) => number;

const edge = ' ';
/** A letter that the names do not have at all. */
const floor = 1e-6;

/** Learns from names how usual each letter is after each other one, and between vowels, consonants and edges. */
export function letterModel(names: string): LetterModel {
  const pairs = new Shares();
  const places = new Shares();
  const all = new Shares();
  for (const name of names.toLowerCase().split(/\s+/)) {
    const letters = [edge, ...Array.from(name), edge];
    for (let at = 1; at < letters.length - 1; at += 1) {
      const [before = edge, letter = edge, after = edge] = letters.slice(at - 1, at + 2);
      pairs.add(before, letter);
      places.add(kindOf(before) + kindOf(after), letter);
      all.add('', letter);
    }
  }
  return (before, letter, after) => {
    const [one, two, three] = [before.toLowerCase(), letter.toLowerCase(), after.toLowerCase()];
    const place = kindOf(one) + kindOf(three);
    const chance =
      0.6 * pairs.share(one, two) + 0.3 * places.share(place, two) + 0.1 * all.share('', two) + floor;
    return Math.log10(chance);
  };
}

/** Whether a letter is a vowel, a consonant, or none at all. */
function kindOf(letter: string): string {
  if (!/\p{L}/u.test(letter)) return edge;
  return /[aeiouyıøæœаеёиоуыэюяіїє]/.test(letter.normalize('NFD').charAt(0)) ? 'v' : 'c';
}

/** How often each thing came in each place. */
class Shares {
  readonly #counts = new Map<string, Map<string, number>>();
  readonly #totals = new Map<string, number>();

  add(place: string, thing: string): void {
    const counts = this.#counts.get(place) ?? new Map<string, number>();
    this.#counts.set(place, counts);
    counts.set(thing, (counts.get(thing) ?? 0) + 1);
    this.#totals.set(place, (this.#totals.get(place) ?? 0) + 1);
  }

  /** Of what came in this place, the part that was this; a place seldom seen tells little. */
  share(place: string, thing: string): number {
    return (this.#counts.get(place)?.get(thing) ?? 0) / ((this.#totals.get(place) ?? 0) + 5);
  }
}
