import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { runCalls } from '../../contract/calls/online.ts';
import type { OwnRun } from '../../contract/online.ts';
import { refusal, Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import { message } from '../../words/message.ts';
import type { RunTries } from '../accounts/tries.ts';
import type { Db } from '../database/schema.ts';
import { answer, withdraw } from '../online/deciding.ts';
import { enter } from '../online/entering.ts';
import { erase } from '../online/erasing.ts';
import { beginFile, chooseFile, declare, handInLimits, shiftFile, takePiece } from '../online/hand-in.ts';
import { raceNamed, racesOf } from '../online/races.ts';
import type { RecordingKey } from '../online/recording-key.ts';
import { runOfSecret, type RunRow } from '../online/runs.ts';
import { handedInOf, ownRunOf } from '../online/views.ts';
import type { Projector } from '../projection/projector.ts';
import { eventNamed, isTakenIn } from './event-of.ts';
import { addressOf, type ServiceEnv } from './guard.ts';

export interface RunParts {
  db: Db;
  projector: Projector;
  /** Null where nothing can be encrypted, and so nothing be handed in. */
  key: RecordingKey | null;
  tries: RunTries;
}

/** What runners of an online race do: whoever has the secret of a run's link is its runner. */
export function runHandlers(parts: RunParts) {
  const asked = new AskedRuns(parts);
  return {
    ...entryHandlers(parts),
    ...fileHandlers(parts, asked),
    ...wordHandlers(parts, asked),
    ownRun: ({ params: { run } }, context) => asked.shown(run, context),
  } satisfies Handlers<typeof runCalls, ServiceEnv>;
}

type Some<Name extends keyof typeof runCalls> = Pick<Handlers<typeof runCalls, ServiceEnv>, Name>;

/** The runs whose links are asked for. */
class AskedRuns {
  readonly #parts: RunParts;

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  /** The run of a link. Nobody keeps what it answers. Throws {@link Refuse}. */
  async run(secret: string, context: Context<ServiceEnv>): Promise<RunRow> {
    const { db, tries } = this.#parts;
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
    await tries.expectFew(addressOf(context));
    const run = await runOfSecret(db, secret);
    if (run !== undefined) return run;
    await tries.unknown(addressOf(context));
    throw Refuse.told(404, message('problems.run-unknown'));
  }

  /** The run of a link with its race. Throws {@link Refuse}. */
  async withRace(secret: string, context: Context<ServiceEnv>) {
    const run = await this.run(secret, context);
    return { run, race: await raceNamed(this.#parts.db, run.event, run.race) };
  }

  /** The run of a link, as its runner sees it. Throws {@link Refuse}. */
  async shown(secret: string, context: Context<ServiceEnv>): Promise<OwnRun> {
    const run = await this.run(secret, context);
    const { db, key } = this.#parts;
    return ownRunOf(db, key, await eventNamed(this.#parts, run.event), run);
  }
}

function entryHandlers({ db, projector, tries }: RunParts) {
  return {
    onlineRaces: async ({ params: { event } }) => {
      const races = await racesOf(db, event);
      if (races.length === 0 && !isKnown(projector, event))
        throw Refuse.told(404, message('problems.event-unknown', { value: event }));
      const entered = await enteredIn(db, event);
      return { races: races.map((race) => ({ ...race, entered: entered.get(race.id) ?? 0 })) };
    },
    enterOnline: async ({ params: { event, race }, body }, context) => {
      context.header('Cache-Control', 'no-store');
      await tries.enter(addressOf(context));
      const settings = await raceNamed(db, event, race);
      const isTaken = isTakenIn(projector, event);
      const { bib, secret } = await enter(db, { event, race: settings, entry: body, isTaken });
      return { bib, run: secret };
    },
  } satisfies Some<'onlineRaces' | 'enterOnline'>;
}

function fileHandlers({ db, key, tries }: RunParts, asked: AskedRuns) {
  return {
    beginFile: async ({ params, body }, context) => {
      const { run, race } = await asked.withRace(params.run, context);
      await expectKey(db, key);
      return handedInOf(await beginFile(db, run, race, body));
    },
    sendFile: async ({ params, query: { from } }, context) => {
      const { run, race } = await asked.withRace(params.run, context);
      const bytes = Buffer.from(await context.req.arrayBuffer());
      await tries.send(addressOf(context), bytes.length);
      const piece = { of: run, id: params.file, from, bytes };
      return handedInOf(await takePiece(db, await expectKey(db, key), race, piece));
    },
    shiftFile: async ({ params, body: { hours } }, context) => {
      const { run, race } = await asked.withRace(params.run, context);
      await shiftFile(db, run, race, { id: params.file, hours });
      return asked.shown(params.run, context);
    },
    chooseFile: async ({ params }, context) => {
      const { run, race } = await asked.withRace(params.run, context);
      await chooseFile(db, run, race, params.file);
      return asked.shown(params.run, context);
    },
    eraseFiles: async ({ params }, context) => {
      await erase(db, await asked.run(params.run, context));
      return asked.shown(params.run, context);
    },
  } satisfies Some<'beginFile' | 'sendFile' | 'shiftFile' | 'chooseFile' | 'eraseFiles'>;
}

function wordHandlers({ db }: RunParts, asked: AskedRuns) {
  return {
    declareRun: async ({ params, body }, context) => {
      const { run, race } = await asked.withRace(params.run, context);
      await declare(db, run, race, body);
      return asked.shown(params.run, context);
    },
    answerRun: async ({ params, body: { text } }, context) => {
      await answer(db, await asked.run(params.run, context), text);
      return asked.shown(params.run, context);
    },
    withdrawRun: async ({ params }, context) => {
      await withdraw(db, await asked.run(params.run, context));
      return asked.shown(params.run, context);
    },
  } satisfies Some<'declareRun' | 'answerRun' | 'withdrawRun'>;
}

/** No more of a body is read than a piece may have. */
export const pieceLimit = bodyLimit({
  maxSize: handInLimits.piece,
  onError: (context) =>
    refusal(context, 413, message('problems.file-too-large_piece', { max: handInLimits.piece / 1_000_000 })),
});

/** Throws {@link Refuse} where nothing can be encrypted. */
async function expectKey(db: Db, key: RecordingKey | null): Promise<RecordingKey> {
  if (key === null || !(await key.isOf(db))) throw Refuse.told(503, message('problems.hand-in-closed_key'));
  return key;
}

function isKnown(projector: Projector, event: string): boolean {
  return projector.projection.sites().some((site) => site.event.id === event);
}

async function enteredIn(db: Db, event: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('online_runs')
    .select('race')
    .select((runs) => runs.fn.countAll<number>().as('count'))
    .where('event', '=', event)
    .where('state', '!=', 'withdrawn')
    .groupBy('race')
    .execute();
  return new Map(rows.map(({ race, count }) => [race, count]));
}
