import type { ListColumn } from '../contract/list-mapping.ts';
import type { Problem } from '../contract/problem.ts';

/** Problems told of one kind; the rest is counted. */
const keptMax = 200;
/** Characters of a cell that are told. */
const valueMax = 80;

/** What is wrong with a list: the first of it, how much it is, and in which lines. */
export class ListProblems {
  readonly kept: Problem[] = [];
  readonly lines = new Set<number>();
  #count = 0;

  add(problem: Problem): void {
    this.#count += 1;
    if (problem.line !== undefined) this.lines.add(problem.line);
    if (this.kept.length < keptMax) this.kept.push(bounded(problem));
  }

  /** Problems that were found later than others of their lines. */
  addByLine(problems: readonly Problem[]): void {
    for (const problem of problems) this.add(problem);
    this.kept.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  }

  get count(): number {
    return this.#count;
  }
}

/** The first problems of several kinds by line, and as the last how many more there are. */
export function toldOf(...kinds: readonly ListProblems[]): Problem[] {
  const kept = kinds.flatMap((kind) => kind.kept);
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
  if (count <= keptMax) return kept;
  const first = kept.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)).slice(0, keptMax);
  const more = count - first.length;
  return [
    ...first,
    { code: 'more-problems', message: `and ${more} more like these`, params: { count: more } },
  ];
}

function bounded(problem: Problem): Problem {
  const { value, params, message } = problem;
  const isLong = (text: unknown) => typeof text === 'string' && text.length > valueMax;
  if (!isLong(value) && !Object.values(params ?? {}).some(isLong)) return problem;
  const cut = (text: string) => (text.length > valueMax ? `${text.slice(0, valueMax)}…` : text);
  return {
    ...problem,
    message: message.slice(0, 400),
    ...(value === undefined ? {} : { value: cut(value) }),
    ...(params === undefined
      ? {}
      : {
          params: Object.fromEntries(
            Object.entries(params).map(([name, each]) => [name, typeof each === 'string' ? cut(each) : each]),
          ),
        }),
  };
}

/** The column that a problem of a row is about. */
const columnOfProblem: Readonly<Record<string, ListColumn>> = {
  'bib-missing': 'bib',
  'bib-twice': 'bib',
  'entry-new': 'bib',
  'name-missing': 'name',
  'sex-unknown': 'sex',
  'birth-date': 'birthDate',
  'date-order': 'birthDate',
  nationality: 'nationality',
  'wave-unknown': 'wave',
  'category-unknown': 'category',
  'race-unknown': 'race',
  'race-needed': 'race',
  'chip-twice': 'chip',
  'own-start': 'ownStart',
  'legs-none': 'legs',
  'legs-count': 'legs',
  'legs-chips': 'legs',
  'note-long': 'note',
};

/** The place of the cell that a problem is about, where its column is in the list. */
export function placeOf(
  code: string,
  params: Record<string, unknown> | undefined,
  columns: readonly (ListColumn | null)[],
): { at?: number } {
  const column = columnOfProblem[code] ?? (params?.['field'] as ListColumn | undefined);
  const at = column === undefined ? -1 : columns.indexOf(column);
  return at < 0 ? {} : { at };
}
