import { Hono } from 'hono';
import { chipMapFindings, type ChipMapFinding } from '../../timing/insight/chip-map.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Timing } from '../../timing/timing.ts';
import type { Chips } from '../crew/chips.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';
import * as input from './inputs.ts';
import { jsonInParts } from './parts.ts';
import { body, listBody, query } from './validated.ts';

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
export function chipCalls(race: StationRace, chips: Chips) {
  return new Hono()
    .post('/', body(input.chipInput), async (context) => {
      const { from, takeFrom, ...given } = context.req.valid('json');
      return context.json({ action: await chips.assign(actOf(context), given, { from, takeFrom }) });
    })
    .post('/swap', body(input.swapInput), async (context) => {
      const { bibs, from } = context.req.valid('json');
      return context.json({ action: await chips.swap(actOf(context), bibs, from) });
    })
    .get('/owners', query(input.chipQuery), (context) => {
      const owners = chips.ownersOf(context.req.valid('query').chip);
      return context.json({
        owners: owners.map((owner) => ({ ...owner, from: finite(owner.from), until: finite(owner.until) })),
      });
    })
    .get('/map', async (context) => {
      const found = await runYielding(chipMapFindings(race.timing));
      const findings: (ChipMapFinding & { takeFrom: string[] })[] = [];
      for (const finding of found)
        findings.push({ ...finding, takeFrom: await runYielding(chips.losersOf(finding.assign)) });
      return jsonInParts(context, { findings });
    })
    .post('/map', listBody('assign', input.chipOfBibInput, input.chipMapTerms), async (context) =>
      context.json({ action: await chips.map(actOf(context), context.get('assign'), context.get('rest')) }),
    );
}
