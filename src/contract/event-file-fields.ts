import { z } from 'zod';
import { divisionLimitSchema, listDefinitionSchema, missedPointsSchema } from './race-definition.ts';
import { message } from '../words/message.ts';
import { custom } from './event-file-reason.ts';
import { localTextSchema } from './rows.ts';
import { isZone } from './zone.ts';

/**
 * The fields of event and race files. Times are written for people (ISO 8601 with an offset, seconds); a misspelt
 * field is an error.
 */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'letters, digits, dot, dash and underscore only, such as "finish"')
  .max(64);

const instant = z.iso.datetime({
  offset: true,
  error: 'an ISO 8601 time with offset, such as 2026-12-06T08:00:00+08:00',
});

export const seconds = z.number().nonnegative();
const ageRule = z.enum(['race-day', 'year-end']);

const zone = z.string().refine(isZone, custom(message('fileReason.zone')));

export const listInFile = listDefinitionSchema.extend({ name: localTextSchema.optional() });

/** What a race sets for its own entrants. */
export const raceFields = {
  id: id.describe('Never changes; stations of the same race share it.'),
  name: localTextSchema.describe('One name, or one for each of en, zh-CN and ru.'),
  points: z
    .array(
      z.strictObject({
        id: id.describe('Readers are put on this id: ?point=finish.'),
        kind: z
          .enum(['start', 'split', 'spotter', 'finish'])
          .describe('A spotter stands before the finish for the announcer and makes no split.'),
        distance: z.number().nonnegative().describe('Metres from the start line.'),
        name: localTextSchema.optional().describe('Shown instead of "Start", "5 km", "Finish".'),
        mat: id
          .optional()
          .describe(
            'Points that share a mat (start and finish, out and back, laps) name the same; readers are put on it.',
          ),
        counts: z
          .enum(['first', 'strongest', 'last'])
          .optional()
          .describe('Which read of a passing makes the time: the last at the start, the first elsewhere.'),
        required: z
          .boolean()
          .optional()
          .describe('Whether a runner who was not seen here has missed a point; splits are required.'),
        minTimeSeconds: seconds
          .optional()
          .describe("Reads sooner after the runner's own start do not count."),
        notBeforeSeconds: seconds
          .optional()
          .describe('Reads before this long after the first gun do not count.'),
        cutOffSeconds: seconds
          .optional()
          .describe('Closed this long after the gun; exactly the limit is in.'),
        passingGapSeconds: seconds.optional().describe("Instead of the race's passing gap."),
        minRssi: z.number().optional().describe('Weaker reads do not count, in dBm.'),
      }),
    )
    .min(2)
    .describe('In course order: the start first, the finish last.'),
  categories: z
    .union([
      z.literal('five-year'),
      z.array(
        z.strictObject({
          id,
          name: localTextSchema.optional(),
          sex: z.enum(['M', 'F', 'X']).optional(),
          minAge: z.number().int().nonnegative().optional(),
          maxAge: z.number().int().nonnegative().optional(),
        }),
      ),
    ])
    .default('five-year')
    .describe('The first category that fits a runner is theirs, unless the start list names one.'),
  rankBy: z.enum(['gun', 'chip']).default('gun'),
  lists: z
    .array(listInFile)
    .optional()
    .describe('Lists besides overall, sex, category and division, or other settings for those.'),
  ageRule: ageRule.default('race-day').describe('The age that decides the category.'),
  entryAgeRule: ageRule.optional().describe('The age that decides who may enter; ageRule where absent.'),
  minEntryAge: z.number().int().nonnegative().optional().describe('Nobody younger may enter.'),
  rounding: z
    .enum(['road', 'tenth', 'hundredth', 'track', 'down'])
    .default('road')
    .describe(
      'Official times go up to the second on the road; track: hundredths up to 10,000 m, then tenths; down: the second that has begun.',
    ),
  noStartRead: z
    .enum(['gun', 'unknown'])
    .default('unknown')
    .describe('The chip time of a runner without a start read: the gun time, or not known.'),
  otherWave: z
    .enum(['own-gun', 'started-gun'])
    .default('own-gun')
    .describe('The gun of a runner who started with another wave.'),
  cutOffFrom: z
    .enum(['gun', 'first-gun', 'chip'])
    .default('gun')
    .describe("What cut-offs run from: the wave's gun, the first gun of all, or the runner's own start."),
  missedPoints: missedPointsSchema
    .default({ allowed: 1, beyond: 'review' })
    .describe('How many required points a finisher may miss, and what becomes of who missed more.'),
  limits: z
    .array(
      divisionLimitSchema.extend({
        division: divisionLimitSchema.shape.division.describe('Those without a division where absent.'),
        metresPerSecond: divisionLimitSchema.shape.metresPerSecond.describe(
          'Who is faster over any leg is flagged and goes to review.',
        ),
      }),
    )
    .optional()
    .describe(
      'Speed limits; what was the fastest ever by runners, racing chairs and handcycles where absent.',
    ),
  pairWithinSeconds: seconds
    .nullable()
    .default(0.1)
    .describe(
      'Two finishers never further apart than this, the start left out, go to review; null: not looked for.',
    ),
  witnessesWithinSeconds: z
    .strictObject({ mats: seconds, people: seconds })
    .default({ mats: 1, people: 3 })
    .describe(
      'Two witnesses of one finish that are further apart are flagged; people: where one is a person.',
    ),
  startWindowSeconds: z
    .number()
    .positive()
    .default(1800)
    .describe('Start reads count from the gun until this long after it.'),
};

/** What a site sets for all races over its mats. */
export const siteFields = {
  zone: zone.describe('IANA time zone of the venue.'),
  waves: z
    .array(
      z.strictObject({
        id,
        name: localTextSchema.optional(),
        start: instant
          .optional()
          .describe('When the gun is planned; a gun from the start mat is looked for around it.'),
        gun: instant
          .optional()
          .describe(
            'When the gun was fired, where that is already known. The console can fire or correct it.',
          ),
        zone: zone
          .optional()
          .describe('IANA time zone of the site where this wave starts, for the clocks shown.'),
      }),
    )
    .min(1)
    .describe('Groups with their own gun.'),
  gunFromMat: z
    .boolean()
    .default(true)
    .describe("Whether a gun that nobody fired is taken from the wave's first burst at the start mat."),
  gunWindowSeconds: z
    .strictObject({ before: seconds, after: seconds })
    .optional()
    .describe(
      'A gun is taken from the start mat from so long before its planned start until so long after it: 600 and 3600 where absent.',
    ),
  ignoredChips: z.array(z.string().min(1).max(200)).optional().describe("Chips that are nobody's."),
  passingGapSeconds: z
    .number()
    .positive()
    .default(10)
    .describe('Reads of one chip at one point are one passing while no gap between them is longer.'),
};
