import type { Context } from 'hono';
import type { onlineCalls } from '../../contract/calls/online.ts';
import type { ReviewRun } from '../../contract/online.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { about, withoutEnds, type DrawnRun } from '../../tracks/measure/profile.ts';
import { message } from '../../words/message.ts';
import { decide } from '../online/deciding.ts';
import { makeCodes, raceNamed, racesOf, setRace } from '../online/races.ts';
import { openProfile, readRecording } from '../online/recordings.ts';
import { fileOf, runNamed, runOfEvent, type RunRow } from '../online/runs.ts';
import { likeOf, ownRunOf, queueRows, workOf } from '../online/views.ts';
import { note } from '../organisers/audit.ts';
import { eventNamed } from './event-of.ts';
import type { ServiceEnv } from './guard.ts';
import type { RunParts } from './run-calls.ts';

type OnlineParts = Omit<RunParts, 'tries'>;
type Some<Name extends keyof typeof onlineCalls> = Pick<Handlers<typeof onlineCalls, ServiceEnv>, Name>;

/** What organisers do about online races. Who may do what was decided before: see rights/decisions.ts. */
export function onlineHandlers(parts: OnlineParts) {
  return { ...raceHandlers(parts), ...reviewHandlers(parts) } satisfies Handlers<
    typeof onlineCalls,
    ServiceEnv
  >;
}

function raceHandlers(parts: OnlineParts) {
  const { db } = parts;
  return {
    onlineWork: async ({ params: { event } }) => {
      const races = await racesOf(db, event);
      return { races: await Promise.all(races.map((race) => workOf(db, event, race))) };
    },
    setOnlineRace: async ({ params: { event, race }, body }, context) => {
      if (race !== body.id) throw Refuse.told(422, message('problems.online-race-refused_id'));
      await setRace(db, await eventNamed(parts, event), body);
      await note(db, { event, by: context.get('account').name, act: 'online.race', params: { race } });
      return workOf(db, event, body);
    },
    makeEntryCodes: async ({ params: { event, race }, body: { count } }, context) => {
      await raceNamed(db, event, race);
      const codes = await makeCodes(db, event, race, count);
      const params = { race, count: String(count) };
      await note(db, { event, by: context.get('account').name, act: 'online.codes', params });
      return { codes };
    },
    runQueue: async ({ params: { event, race }, query }) => {
      await raceNamed(db, event, race);
      return queueRows(db, event, race, query);
    },
  } satisfies Some<'onlineWork' | 'setOnlineRace' | 'makeEntryCodes' | 'runQueue'>;
}

function reviewHandlers(parts: OnlineParts) {
  const { db, key } = parts;

  async function runOf({ event, race, bib }: Record<'event' | 'race' | 'bib', string>): Promise<RunRow> {
    await raceNamed(db, event, race);
    return runNamed(db, event, race, bib);
  }
  return {
    reviewRun: async ({ params }, context) => reviewed(parts, await runOf(params), context),
    runPicture: async ({ params }) => {
      const run = await runOf(params);
      const file = await fileOf(db, run, params.file);
      if (file === undefined || file.state === 'deleted' || key === null)
        throw Refuse.told(404, message('problems.bib-unknown', { bib: run.bib }));
      return new Response(new Uint8Array(await readRecording(db, key, file)), {
        headers: {
          // What a stranger handed in is shown as a picture by our own page, and is never a page itself.
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          'Cache-Control': 'no-store',
        },
      });
    },
    compareRuns: async ({ params }, context) => {
      // Copies are looked for in all online races of the event.
      const runs = [await runOf(params), await runOfEvent(db, params.event, params.other)] as const;
      const [one, other] = await Promise.all(runs.map((run) => drawnOf(parts, run, context)));
      return { one: one!.profile, other: about(one!.middle, other!) };
    },
    decideRun: async ({ params, body }, context) => {
      const run = await runOf(params);
      await decide(db, run, await raceNamed(db, run.event, run.race), context.get('account'), body);
      return reviewed(parts, await runOf(params), context);
    },
  } satisfies Some<'reviewRun' | 'runPicture' | 'compareRuns' | 'decideRun'>;
}

/** Who only looks on sees no more of where somebody lives, and how to reach them, than is needed to look on. */
function isReviewer(context: Context<ServiceEnv>): boolean {
  return context.get('role') !== 'viewer';
}

async function reviewed(parts: OnlineParts, run: RunRow, context: Context<ServiceEnv>): Promise<ReviewRun> {
  const { db, key } = parts;
  const event = await eventNamed(parts, run.event);
  const own = await ownRunOf(db, key, event, run, isReviewer(context) ? 'whole' : 'trimmed');
  const { email: _email, guardian: _guardian, ...entry } = own.entry;
  return {
    ...own,
    entry: isReviewer(context) ? own.entry : entry,
    like: await likeOf(db, run),
    firstLook: run.first_look_name,
  };
}

async function drawnOf(
  { db, key }: OnlineParts,
  run: RunRow,
  context: Context<ServiceEnv>,
): Promise<DrawnRun> {
  const file = run.chosen === null ? undefined : await fileOf(db, run, run.chosen);
  const drawn = key === null || file === undefined ? null : openProfile(key, file);
  if (drawn === null) throw Refuse.told(404, message('problems.bib-unknown', { bib: run.bib }));
  return isReviewer(context) ? drawn : { ...drawn, profile: withoutEnds(drawn.profile) };
}
