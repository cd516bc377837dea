import { z } from 'zod';

/**
 * What is wrong with something a person gave us, so that they can put it right.
 * `code` is stable and translated by the screens with `params`; `message` is the English sentence.
 */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  value: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** The body of every answer that is not 2xx. */
export const refusalSchema = z.object({ problems: z.array(problemSchema).min(1) });
export type Refusal = z.infer<typeof refusalSchema>;

/** One line for a terminal or a log: `start.csv, line 12: … (value "x")`. */
export function problemLine(problem: Problem): string {
  const place = [problem.file, problem.line === undefined ? undefined : `line ${problem.line}`]
    .filter((part) => part !== undefined)
    .join(', ');
  return place === '' ? problem.message : `${place}: ${problem.message}`;
}
