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
import { fileOf, runNamed, type RunRow } from '../online/runs.ts';
import { likeOf, ownRunOf, queueRows, workOf } from '../online/views.ts';
import { note } from '../organisers/audit.ts';
import { eventNamed } from './event-of.ts';
import type { ServiceEnv } from './guard.ts';
import type { RunParts } from './run-calls.ts';

/** What organisers do about online races. Who may do what was decided before: see rights/decisions.ts. */
export function onlineHandlers(parts: Omit<RunParts, 'tries'>) {
  const { db, key } = parts;

  /** Who only looks on sees no more of where somebody lives, and how to reach them, than is needed to look on. */
  async function reviewed(run: RunRow, context: Context<ServiceEnv>): Promise<ReviewRun> {
    const isReviewer = context.get('role') !== 'viewer';
    const event = await eventNamed(parts, run.event);
    const own = await ownRunOf(db, key, event, run, isReviewer ? 'whole' : 'trimmed');
    const { email: _email, guardian: _guardian, ...entry } = own.entry;
    return {
      ...own,
      entry: isReviewer ? own.entry : entry,
      like: await likeOf(db, run),
      firstLook: run.first_look_name,
    };
  }
  async function drawnOf(run: RunRow, context: Context<ServiceEnv>): Promise<DrawnRun> {
    const file = run.chosen === null ? undefined : await fileOf(db, run, run.chosen);
    const drawn = key === null || file === undefined ? null : openProfile(key, file);
    if (drawn === null) throw Refuse.told(404, message('problems.bib-unknown', { bib: run.bib }));
    const isReviewer = context.get('role') !== 'viewer';
    return isReviewer ? drawn : { ...drawn, profile: withoutEnds(drawn.profile) };
  }

  return {
    onlineWork: async ({ params: { event } }) => {
      const races = await racesOf(db, event);
      return { races: await Promise.all(races.map((race) => workOf(db, event, race))) };
    },
    setOnlineRace: async ({ params: { event, race }, body }, context) => {
      if (race !== body.id) throw Refuse.told(422, message('problems.online-race-refused_id'));
      await setRace(db, await eventNamed(parts, event), body);
      await note(db, { event, by: nameOf(context), act: 'online.race', params: { race } });
      return workOf(db, event, body);
    },
    makeEntryCodes: async ({ params: { event, race }, body: { count } }, context) => {
      await raceNamed(db, event, race);
      const codes = await makeCodes(db, event, race, count);
      const params = { race, count: String(count) };
      await note(db, { event, by: nameOf(context), act: 'online.codes', params });
      return { codes };
    },
    runQueue: async ({ params: { event, race }, query }) => {
      await raceNamed(db, event, race);
      return queueRows(db, event, race, query);
    },
    reviewRun: async ({ params: { event, race, bib } }, context) => {
      await raceNamed(db, event, race);
      return reviewed(await runNamed(db, event, race, bib), context);
    },
    runPicture: async ({ params: { event, race, bib, file: id } }) => {
      await raceNamed(db, event, race);
      const run = await runNamed(db, event, race, bib);
      const file = await fileOf(db, run, id);
      if (file === undefined || file.state === 'deleted' || key === null)
        throw Refuse.told(404, message('problems.bib-unknown', { bib }));
      return new Response(new Uint8Array(await readRecording(db, key, file)), {
        headers: {
          // What a stranger handed in is shown as a picture by our own page, and is never a page itself.
          'Content-Type': 'application/octet-stream',
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          'Cache-Control': 'no-store',
        },
      });
    },
    compareRuns: async ({ params: { event, race, bib, other } }, context) => {
      await raceNamed(db, event, race);
      const [one, beside] = await Promise.all([
        runNamed(db, event, race, bib).then((run) => drawnOf(run, context)),
        runOfEvent(event, other).then((run) => drawnOf(run, context)),
      ]);
      return { one: one.profile, other: about(one.middle, beside) };
    },
    decideRun: async ({ params: { event, race, bib }, body }, context) => {
      const settings = await raceNamed(db, event, race);
      await runNamed(db, event, race, bib);
      await decide(db, { event, bib }, settings, context.get('account'), body);
      return reviewed(await runNamed(db, event, race, bib), context);
    },
  } satisfies Handlers<typeof onlineCalls, ServiceEnv>;

  /** Copies are looked for in all online races of the event. */
  async function runOfEvent(event: string, bib: string): Promise<RunRow> {
    const run = await db
      .selectFrom('online_runs')
      .selectAll()
      .where('event', '=', event)
      .where('bib', '=', bib)
      .executeTakeFirst();
    if (run === undefined) throw Refuse.told(404, message('problems.bib-unknown', { bib }));
    return run;
  }
}

function nameOf(context: Context<ServiceEnv>): string {
  return context.get('account').name;
}
