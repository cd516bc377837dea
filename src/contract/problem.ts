import { z } from 'zod';
import { valueSchema } from './message.ts';

/** One of several ways on between which a person chooses; `samples` shows what comes of it. */
const choiceSchema = z.object({ value: z.string(), samples: z.array(z.string()) });
export type Choice = z.infer<typeof choiceSchema>;

/**
 * What is wrong with something a person gave us, so that they can put it right.
 * `code` is stable and translated by the screens with `params`; `message` is the English sentence.
 */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  /** Of a table: the place of the column in its line, from 0. */
  at: z.number().int().optional(),
  value: z.string().optional(),
  params: z.record(z.string(), valueSchema).optional(),
  choices: z.array(choiceSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The body of every answer that is not 2xx. */
export const refusalSchema = z.object({ problems: z.array(problemSchema).min(1) });
export type Refusal = z.infer<typeof refusalSchema>;

/** More than anybody reads; the rest is counted. */
const problemsMax = 200;

/** The first problems of many, and as the last how many more there are. */
export function boundedProblems(problems: Problem[]): Problem[] {
  const more = problems.length - problemsMax;
  if (more <= 0) return problems;
  const rest = { code: 'more-problems', message: `and ${more} more like these`, params: { count: more } };
  return [
    ...problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)).slice(0, problemsMax),
    rest,
  ];
}

/** How many problems these tell of. */
export function problemCount(problems: readonly Problem[]): number {
  const last = problems.at(-1);
  const more = last?.code === 'more-problems' ? Number(last.params?.['count'] ?? 0) : null;
  return more === null ? problems.length : problems.length - 1 + more;
}
