import type { VersionRow } from '../../contract/publication.ts';
import type { versionCalls } from '../../contract/calls/versions.ts';
import { versionFileInSteps } from '../../files/version-file.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { Version } from '../../timing/model/publication.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import { versionChangesInSteps } from '../../timing/views/versions.ts';
import { message } from '../../words/message.ts';
import { openProtests, type Publishing } from '../crew/publishing.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';
import { resultsAsked } from './race-asked.ts';

const changesShown = 200;

/** What is published of a race. */
export const versionHandlers = (race: StationRace, publishing: Publishing) =>
  ({
    versions: async ({ query }) => {
      const results = resultsAsked(race, query.race);
      const { changed, moved } = await runYielding(versionChangesInSteps(results));
      const { inReview, onCourse } = results.counts();
      const { timing } = race;
      return {
        versions: results.versions.map(rowOf).toReversed(),
        changes: changed.slice(0, changesShown),
        counts: {
          changed: changed.length,
          moved,
          inReview,
          onCourse,
          openTimes: timing.openPassings().length,
          unknownChips: timing.unknownChips().length,
          conflicts: timing.conflicts().length,
          protests: openProtests(timing, results.race.id) || undefined,
        },
        isClosed: results.isClosed,
      };
    },
    versionFile: async ({ query: { race: id, id: wanted } }, context) => {
      const results = resultsAsked(race, id);
      const version = results.versions.find((one) => one.id === wanted);
      if (version === undefined) throw Refuse.told(404, message('problems.version-unknown'));
      const { state, number, rows } = version;
      context.header('Content-Type', 'text/csv; charset=utf-8');
      const name = `${id}-${state}-${number}.csv`.replace(/[^\w.-]/g, '_');
      context.header('Content-Disposition', `attachment; filename="${name}"`);
      return context.body(await runYielding(versionFileInSteps(rows, roundingUnit(results.race))));
    },
    publish: async ({ body: { race: id, state, ...more } }, context) => ({
      action: await publishing.publish(actOf(context), id, state, more),
    }),
    reopenRace: async ({ body: { race: id, reason } }, context) => ({
      action: await publishing.reopen(actOf(context), id, reason),
    }),
  }) satisfies Handlers<typeof versionCalls>;

function rowOf({ race: _race, rows, ...version }: Version): VersionRow {
  return { ...version, rows: rows.length };
}
