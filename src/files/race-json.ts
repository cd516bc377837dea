import type { z } from 'zod';
import { boundedProblems, type Problem } from '../contract/problem.ts';
import { raceFileWarnings } from '../contract/race-file-warnings.ts';
import { raceFileSchema, raceOfFile } from '../contract/race-file.ts';
import { fiveYearCategories } from '../timing/model/category.ts';
import type { RaceDefinition } from '../timing/model/race.ts';

/** What came of a file: the thing in it, or what is wrong with it. */
export type Parsed<T> = { ok: true; value: T; warnings: Problem[] } | { ok: false; problems: Problem[] };

/** A race definition from a JSON file (docs/race-file.md). Nothing is taken over unless all of it is right. */
export function parseRaceJson(text: string, file: string): Parsed<RaceDefinition> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = `this is not JSON: ${(error as Error).message}`;
    return { ok: false, problems: [{ code: 'not-json', message, file }] };
  }
  const parsed = raceFileSchema.safeParse(json);
  if (parsed.success) {
    const value = raceOfFile(parsed.data, fiveYearCategories());
    return { ok: true, value, warnings: raceFileWarnings(value).map((warning) => ({ file, ...warning })) };
  }
  return {
    ok: false,
    problems: boundedProblems(parsed.error.issues.map((issue) => problemOf(issue, json, file))),
  };
}

function problemOf(issue: z.core.$ZodIssue, json: unknown, file: string): Problem {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const value = issue.path.reduce<unknown>(
    (inner, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part],
    json,
  );
  const where = path === '' ? 'the race definition' : path;
  const shown = value === undefined ? '' : ` (it says ${JSON.stringify(value)?.slice(0, 80)})`;
  return {
    code: 'race-field',
    message: `${where}: ${issue.message}${shown}`,
    file,
    params: { field: where, reason: issue.message },
    ...(value === undefined ? {} : { value: JSON.stringify(value)?.slice(0, 80) ?? '' }),
  };
}
