import { matOf } from '../model/course.ts';
import { everyText } from '../model/local-text.ts';
import type { TimingPoint } from '../model/race.ts';

/** What a site knows of a point and its mat. */
export type MatPoint = Pick<TimingPoint, 'id' | 'mat' | 'name' | 'passingGap' | 'minRssi'>;

/** What two spellings of a name have in common: case, blanks, invisible characters and the form of letters do not count. */
function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '');
}

/**
 * The mat or timing point that a reader or a person means by `name`: the one of that id, else the only one whose id,
 * or else shown name, differs in nothing but case, blanks and the form of letters. Null where there is none, or more than one.
 */
export function matNamed(site: { points: readonly MatPoint[] }, name: string): string | null {
  const mats = site.points.map(matOf);
  const ids = site.points.map(({ id }) => id);
  if (mats.includes(name) || ids.includes(name)) return name;
  const key = nameKey(name);
  const shown = site.points.flatMap((point) =>
    everyText(point.name).map((text) => [text, matOf(point)] as const),
  );
  const tiers = [mats.map((mat) => [mat, mat] as const), ids.map((id) => [id, id] as const), shown];
  for (const tier of tiers) {
    const found = new Set(tier.filter(([text]) => nameKey(text) === key).map(([, mat]) => mat));
    if (found.size > 0) return found.size === 1 ? [...found][0]! : null;
  }
  return null;
}

/** The names by which a site knows its mats, for a message. */
export function matNames(site: { points: readonly MatPoint[] }): string[] {
  return [...new Set(site.points.flatMap((point) => [matOf(point), point.id]))];
}
