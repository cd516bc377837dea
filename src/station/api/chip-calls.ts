import { chipMapFindings, type ChipMapFinding } from '../../timing/insight/chip-map.ts';
import type { chipCalls } from '../../contract/calls/chips.ts';
import type { Handlers } from '../../http/register.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Timing } from '../../timing/timing.ts';
import type { Chips } from '../crew/chips.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';

/** A bib's chips, each with the time in which it is the bib's; null where that is open. */
export function chipsOf(timing: Timing, bib: string) {
  return timing.chipsOf(bib).flatMap((chip) =>
    timing
      .ownersOfChip(chip)
      .filter((owner) => owner.bib === bib)
      .map(({ from, until }) => ({ chip, from: finite(from), until: finite(until) })),
  );
}

function finite(moment: Ms): Ms | null {
  return Number.isFinite(moment) ? moment : null;
}

/** Which chip is whose. What takes a chip from somebody is refused until the call names them. */
export const chipHandlers = (race: StationRace, chips: Chips) =>
  ({
    assignChip: async ({ body: { from, takeFrom, ...given } }, context) => ({
      action: await chips.assign(actOf(context), given, { from, takeFrom }),
    }),
    swapChips: async ({ body: { bibs, from } }, context) => ({
      action: await chips.swap(actOf(context), bibs, from),
    }),
    chipOwners: ({ query: { chip } }) => ({
      owners: chips
        .ownersOf(chip)
        .map((owner) => ({ ...owner, from: finite(owner.from), until: finite(owner.until) })),
    }),
    chipMap: async () => {
      const found = await runYielding(chipMapFindings(race.timing));
      const findings: (ChipMapFinding & { takeFrom: string[] })[] = [];
      for (const finding of found)
        findings.push({ ...finding, takeFrom: await runYielding(chips.losersOf(finding.assign)) });
      return { findings };
    },
    assignChipMap: async ({ body: { assign, ...terms } }, context) => ({
      action: await chips.map(actOf(context), assign, terms),
    }),
  }) satisfies Handlers<typeof chipCalls>;
