import type { checkCalls } from '../../contract/calls/check.ts';
import type { Handlers } from '../../http/register.ts';
import { boxShift } from '../../timing/insight/box-shift.ts';
import { checkProgress } from '../../timing/views/chip-check.ts';
import { personOf } from '../../timing/views/results-page.ts';
import type { Crew } from '../crew/crew.ts';
import { chipCheckRow } from '../live/chip-check-rows.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';

/** The chip check at sign-on. */
export const checkHandlers = (race: StationRace, crew: Crew) =>
  ({
    chipCheck: async ({ query: { race: id, offset, limit } }) => {
      const { timing } = race;
      const { entries, checked, missing } = await runYielding(checkProgress(timing, race.chipChecks(), id));
      const rows = missing.slice(offset, offset + limit).flatMap(({ bib, chips }) => {
        const person = personOf(timing, bib);
        return person === null ? [] : [{ person, chips }];
      });
      const withoutChip = missing.filter(({ chips }) => chips === 0).length;
      return { entries, checked, withoutChip, missing: missing.length, rows };
    },
    checkChip: async ({ body: { chip } }) => {
      const check = await crew.checkChip(chip);
      return { check: chipCheckRow(race.timing, race.chipChecks(), check) };
    },
    boxShift: async ({ body: { held } }) => {
      const finding = await runYielding(boxShift(race.timing, held));
      if (finding === null) return { finding };
      return {
        finding: { ...finding, takeFrom: await runYielding(crew.chips.losersOf(finding.assign)) },
      };
    },
  }) satisfies Handlers<typeof checkCalls>;
