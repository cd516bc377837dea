import { z } from 'zod';
import type { RaceDefinition } from '../timing/race.ts';
import { localTextSchema } from './rows.ts';

/**
 * The race definition as a JSON file. Times are written for people (ISO 8601 with an offset, seconds)
 * and become milliseconds in {@link RaceDefinition}. The JSON Schema in resources/race.schema.json is
 * made from this.
 */
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dot, dash and underscore only, such as "finish"')
  .max(64);

const instant = z.iso.datetime({
  offset: true,
  error: 'an ISO 8601 time with offset, such as 2026-12-06T08:00:00+08:00',
});

const zone = z.string().refine(isZone, { error: 'an IANA time zone, such as Asia/Shanghai' });

export const raceFileSchema = z
  .object({
    $schema: z.string().optional(),
    id: id.describe('Never changes; stations of the same race share it.'),
    name: localTextSchema.describe('One name, or one for each of en, zh-CN and ru.'),
    date: z.iso.date().describe('Local date at the venue.'),
    zone: zone.describe('IANA time zone of the venue.'),
    points: z
      .array(
        z.strictObject({
          id: id.describe('Readers are put on this id: ?point=finish.'),
          kind: z.enum(['start', 'split', 'finish']),
          distance: z.number().nonnegative().describe('Metres from the start line.'),
          name: localTextSchema.optional().describe('Shown instead of "Start", "5 km", "Finish".'),
        }),
      )
      .min(2)
      .describe('In course order: the start first, the finish last.'),
    waves: z
      .array(
        z.strictObject({
          id,
          name: localTextSchema.optional(),
          start: instant.optional().describe('When the gun is planned. Only shown.'),
          gun: instant
            .optional()
            .describe(
              'When the gun was fired, where that is already known. The console can fire or correct it.',
            ),
        }),
      )
      .min(1)
      .describe('Groups with their own gun.'),
    categories: z
      .array(
        z.strictObject({
          id,
          name: localTextSchema.optional(),
          sex: z.enum(['M', 'F', 'X']).optional(),
          minAge: z.number().int().nonnegative().optional(),
          maxAge: z.number().int().nonnegative().optional(),
        }),
      )
      .default([])
      .describe('The first category that fits a runner is theirs, unless the start list names one.'),
    rankBy: z.enum(['gun', 'chip']).default('gun'),
    ageRule: z.enum(['race-day', 'year-end']).default('race-day'),
    startWindowSeconds: z
      .number()
      .positive()
      .default(1800)
      .describe('Start reads count from the gun until this long after it.'),
    passingGapSeconds: z
      .number()
      .positive()
      .default(10)
      .describe('Reads of one chip at one point are one passing while no gap between them is longer.'),
  })
  .strict()
  .superRefine((race, context) => {
    for (const [field, items] of [
      ['points', race.points],
      ['waves', race.waves],
      ['categories', race.categories],
    ] as const) {
      const seen = new Set<string>();
      for (const [index, item] of items.entries()) {
        if (seen.has(item.id))
          context.addIssue({
            code: 'custom',
            path: [field, index, 'id'],
            message: `"${item.id}" is there twice`,
          });
        seen.add(item.id);
      }
    }
    checkCourse(race.points, context);
  });

type RaceFile = z.infer<typeof raceFileSchema>;

/** What the station keeps of a race file that passed {@link raceFileSchema}. */
export function raceOfFile(file: RaceFile): RaceDefinition {
  const { $schema: _schema, waves, startWindowSeconds, passingGapSeconds, ...rest } = file;
  return {
    ...rest,
    waves: waves.map((wave) => ({
      ...wave,
      start: wave.start === undefined ? undefined : Date.parse(wave.start),
      gun: wave.gun === undefined ? undefined : Date.parse(wave.gun),
    })),
    startWindow: Math.round(startWindowSeconds * 1000),
    passingGap: Math.round(passingGapSeconds * 1000),
  };
}

function isZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone !== '' && (name.includes('/') || name === 'UTC');
  } catch {
    return false;
  }
}

function checkCourse(points: RaceFile['points'], context: z.RefinementCtx): void {
  const complain = (index: number, field: string, message: string) =>
    context.addIssue({ code: 'custom', path: ['points', index, field], message });
  for (const [index, point] of points.entries()) {
    const expected = index === 0 ? 'start' : index === points.length - 1 ? 'finish' : 'split';
    if (point.kind !== expected)
      complain(index, 'kind', `the course goes start, splits, finish: expected "${expected}" here`);
    const before = points[index - 1];
    if (index === 0 && point.distance !== 0) complain(index, 'distance', 'the start is at 0 m');
    if (before !== undefined && point.distance <= before.distance)
      complain(index, 'distance', `must be more than the ${before.distance} m of "${before.id}" before it`);
  }
}
