import { eventOfRace } from '../timing/model/event.ts';
import { entry, race } from '../timing/timing.fixture.ts';
import { parseStartList } from './start-list.ts';

/** What comes of a start list for a race of which these entries are known. */
export const list = (text: string, known = [entry('99')]) =>
  parseStartList(text, 'list.csv', eventOfRace(race), known);
/** The entries of a list in which nothing is wrong. */
export const entries = (text: string) => {
  const parsed = list(text);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.value.entries;
};
/** What a list is warned of, with the value that it is about. */
export const warnings = (text: string) => {
  const parsed = list(text);
  return parsed.ok ? parsed.warnings.map(({ code, value }) => [code, value]) : parsed.problems;
};
/** Why a list is refused, by line. */
export const problems = (text: string) => {
  const parsed = list(text);
  return parsed.ok ? [] : parsed.problems.map(({ code, line, params }) => ({ code, line, params }));
};
