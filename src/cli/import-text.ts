import type { ListPreview } from '../contract/list-preview.ts';
import type { Problem } from '../contract/problem.ts';
import type { Language } from '../timing/model/race.ts';
import { problemLine } from '../words/problem-text.ts';
import { text } from '../words/text.ts';

/** What a start list would do, line by line: how its columns are read, who changes how, and what is wrong where. */
export function previewLines(preview: ListPreview, file: string, language: Language): string[] {
  const { counts, mapping, headings, problems, warnings } = preview;
  const columns = mapping.columns.map((meaning, at) => {
    const name = meaning === null ? text(language, 'imported.left-out') : meaning;
    return `  ${letters(at)}  ${headings[at] === '' || headings[at] === undefined ? '–' : headings[at]} → ${name}`;
  });
  const people = (
    part: 'new' | 'gone',
    found: readonly { bib: string; name: string }[],
    count: number,
  ): string[] =>
    count === 0
      ? []
      : [
          text(language, part === 'new' ? 'imported.new' : 'imported.gone', { count }),
          ...found.map(({ bib, name }) => `  ${bib}  ${name}`),
          ...rest(count - found.length),
        ];
  const rest = (more: number) => (more > 0 ? [`  ${text(language, 'imported.more', { count: more })}`] : []);
  const shown = (value: string | null) => value ?? '–';
  return [
    text(language, 'imported.columns', { file }),
    ...columns,
    text(language, 'imported.rows', { good: counts.good, bad: counts.bad, untouched: counts.untouched }),
    ...people('new', preview.new, counts.new),
    ...(counts.changed === 0 ? [] : [text(language, 'imported.changed', { count: counts.changed })]),
    ...preview.changed.flatMap(({ bib, name, fields }) => [
      `  ${bib}  ${name}`,
      ...fields.map(({ field, from, to }) => `      ${field}: ${shown(from)} → ${shown(to)}`),
    ]),
    ...rest(counts.changed - preview.changed.length),
    ...(counts.raceDay === 0 ? [] : [text(language, 'imported.race-day', { count: counts.raceDay })]),
    ...preview.raceDay.map(
      ({ bib, field, now, list }) => `  ${bib}  ${field}: ${shown(now)} → ${shown(list)}`,
    ),
    ...rest(counts.raceDay - preview.raceDay.length),
    ...people('gone', preview.gone, counts.gone),
    ...[...problems, ...warnings].map((problem) => placedLine(problem, headings, language)),
  ];
}

/** A problem with its row and, where it is in one cell, its column as spreadsheets call it. */
function placedLine(problem: Problem, headings: readonly string[], language: Language): string {
  const line = problemLine(language, problem);
  if (problem.at === undefined) return line;
  const column = text(language, 'imported.column', {
    column: letters(problem.at),
    heading: headings[problem.at] ?? '',
  });
  return `${column} · ${line}`;
}

/** `A`, `Z`, `AA`: a column from 0, as spreadsheets call it. */
export function letters(at: number): string {
  const rest = at % 26;
  const last = String.fromCharCode(65 + rest);
  return at < 26 ? last : `${letters((at - rest) / 26 - 1)}${last}`;
}
