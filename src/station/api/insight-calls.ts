import { setImmediate } from 'node:timers/promises';
import { actionSchema } from '../../contract/actions.ts';
import type { Answer } from '../../contract/calls/call.ts';
import type { insightCalls } from '../../contract/calls/insight.ts';
import type { Problem } from '../../contract/problem.ts';
import { badInput, problemsOf } from '../../http/parsed.ts';
import type { Handlers } from '../../http/register.ts';
import { parseReaderAddress } from '../../readers/address.ts';
import { outcomeText, stepText } from '../../files/explain-text.ts';
import type { UnderWay } from '../../timing/insight/estimates.ts';
import { gunFits } from '../../timing/insight/gun-fit.ts';
import { safetyList } from '../../timing/insight/safety-list.ts';
import type { RunnerChange, Standing } from '../../timing/insight/preview.ts';
import type { Ms, RaceDefinition } from '../../timing/model/race.ts';
import { personOf } from '../../timing/views/results-page.ts';
import { officialTime } from '../../timing/model/rounding.ts';
import type { Timing } from '../../timing/timing.ts';
import type { Action } from '../../timing/model/actions.ts';
import { forEachInSteps } from '../../timing/steps.ts';
import { sourceOf } from '../ingest/reader-intake.ts';
import { explainRunner } from '../archive/explain-runner.ts';
import type { Insight } from '../live/insight.ts';
import { readEntryFields } from '../crew/read-entry-fields.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { RaceFiles } from '../race/race-files.ts';
import type { StationRace } from '../race/station-race.ts';
import { bytesOf, fileName } from './file-calls.ts';
import { refuseRace } from './race-asked.ts';

/** Runners named in the answer to a preview; the numbers count all. */
const runnersShown = 200;
const lateShown = 500;
const minute: Ms = 60_000;

/** What the race tells besides its results, and what would be if. */
export const insightHandlers = (race: StationRace, files: RaceFiles, insight: Insight, now: () => Ms) =>
  ({
    warnings: async () => ({ warnings: await runYielding(insight.warnings()) }),
    estimates: ({ params: { bib } }) => {
      const estimates = insight.estimatesOf(race.timing.raceOf(bib)?.race.id ?? '');
      return { estimates: estimates?.of(bib, now()) ?? [] };
    },
    safety: async ({ query: { race: asked } }) => {
      const at = now();
      const races: Answer<(typeof insightCalls)['safety']>['races'] = [];
      for (const { race: own, estimates } of insight.races) {
        if (asked !== undefined && own.id !== asked) continue;
        const { stretches, late } = await runYielding(safetyList(race.timing, own, estimates, at));
        races.push({ race: own.id, stretches, late: late.slice(0, lateShown).flatMap(lateRow) });
      }
      return { at, races };

      function lateRow({ bib, from, seen, to, expected }: UnderWay) {
        const person = personOf(race.timing, bib);
        return person === null ? [] : [{ person, from, seen, to, expected }];
      }
    },
    explain: ({ params: { bib }, query: { lang = 'en' } }) => {
      const explanation = explainRunner(race, bib);
      const zone = race.timing.site?.site.zone ?? 'UTC';
      const steps = explanation.steps.map((step) => ({ ...step, text: stepText(step, lang, zone) }));
      return { ...explanation, steps, text: outcomeText(explanation, lang) };
    },
    flow: async ({ query: { minutes } }) => {
      const from = now();
      const instants = Array.from({ length: minutes + 1 }, (_, index) => from + index * minute);
      const points: { race: string; point: string; expected: number[] }[] = [];
      for (const { race: own, point, estimates } of insight.races.flatMap((one) =>
        one.race.points.map((point) => ({ ...one, point })),
      )) {
        if (point.kind === 'start') continue;
        const expected = estimates.expectedBetween(point.id, from, instants);
        const rounded = expected.map((count) => Math.round(count * 10) / 10);
        points.push({ race: own.id, point: point.id, expected: rounded });
        // Each point costs a look at the whole field: reads come in between.
        await setImmediate();
      }
      return { from, points };
    },
    gunFits: async () => ({ fits: await runYielding(gunFits(race.timing)) }),
    preview: ({ body }) => previewOf(race, body.actions, now()),
    previewRace: async ({ query }, context) => {
      if (race.site === null) refuseRace(race);
      const definition = files.imagined(await bytesOf(context), fileName(context), query);
      return previewOf(race, [definition], now());
    },
  }) satisfies Handlers<typeof insightCalls>;

async function previewOf(race: StationRace, bodies: readonly object[], at: Ms) {
  const actions = await imagined(race, bodies, at);
  if (race.site === null) refuseRace(race);
  const { runners, ...numbers } = await runYielding(race.preview(actions));
  return { ...numbers, changed: runners.length, runners: shownRunners(race.timing, runners) };
}

/** The actions of a preview with what the station gives them. Throws {@link Refuse} where one is not an action. */
async function imagined(race: StationRace, bodies: readonly object[], at: Ms): Promise<Action[]> {
  const base = { station: 'preview', at, by: 'preview' };
  const actions: Action[] = [];
  const wrong: Problem[] = [];
  const take = ([index, body]: [number, object]) => {
    const lamport = race.nextLamport + index;
    const parsed = actionSchema.safeParse({ ...withSource(body), ...base, id: `preview-${index}`, lamport });
    if (!parsed.success) wrong.push(...problemsOf(parsed.error));
    else if (parsed.data.type !== 'entry.change') actions.push(parsed.data);
    else {
      const { fields, problems } = readEntryFields(parsed.data.fields);
      wrong.push(...problems);
      actions.push({ ...parsed.data, fields });
    }
  };
  await runYielding(forEachInSteps(bodies.entries(), take));
  if (wrong.length > 0) throw badInput(wrong);
  return actions;
}

/** Those whose own time or status changes before those who only move up or down; times as they are published. */
function shownRunners(timing: Timing, changes: readonly RunnerChange[]) {
  const standing = (one: Standing | null, race: RaceDefinition | undefined) => {
    const official = (time: Ms | null) =>
      time === null || race === undefined ? time : officialTime(time, race);
    return one === null ? null : { ...one, gun: official(one.gun), chip: official(one.chip) };
  };
  return changes
    .toSorted((one, other) => Number(isOwnChange(other)) - Number(isOwnChange(one)))
    .slice(0, runnersShown)
    .map(({ bib, before, after }) => {
      const race = timing.raceOf(bib)?.race;
      const person = personOf(timing, bib);
      return { bib, person, before: standing(before, race), after: standing(after, race) };
    });
}

function isOwnChange({ before, after }: RunnerChange): boolean {
  return before?.status !== after?.status || before?.gun !== after?.gun || before?.chip !== after?.chip;
}

/** A clock correction names its reader by address, the journal by its source; what is no address stays as it is. */
function withSource(action: object): object {
  return 'type' in action && action.type === 'clock.correct' && 'reader' in action
    ? { ...action, reader: readerOf(action.reader) }
    : action;
}

function readerOf(address: unknown): unknown {
  try {
    return sourceOf(parseReaderAddress(String(address)));
  } catch {
    return address;
  }
}
