import { pathOf } from '../contract/calls/call.ts';
import { stationCalls } from '../contract/calls/station.ts';
import type { Entry } from '../timing/model/race.ts';
import type { SaidFinish } from './score.ts';

const limit = 1000;

/** The finishers that a station has. Rejects where it does not answer. `waveOf`: null for a start of one's own. */
export async function saidFinishes(
  address: string,
  waveOf: (bib: string) => string | null,
): Promise<SaidFinish[]> {
  const found = new Map<string, SaidFinish>();
  for (let after: string | undefined; ;) {
    const path = pathOf(stationCalls.finishers, { query: { after, limit } });
    const page = stationCalls.finishers.answer.parse(await get(address + path));
    for (const { person, time, gun } of page.finishers)
      found.set(person.bib, { bib: person.bib, wave: waveOf(person.bib), time, gun });
    for (const bib of page.gone) found.delete(bib);
    if (!page.more) return [...found.values()];
    after = page.cursor;
  }
}

/** Types of what the crew did since an instant of race time and did not take back. */
export async function saidActions(address: string, since: number): Promise<Set<string>> {
  const path = pathOf(stationCalls.log, { query: { limit: 200 } });
  const { rows } = stationCalls.log.answer.parse(await get(address + path));
  return new Set(
    rows
      .filter(({ at, undone, by }) => at >= since && !undone && by !== 'cli' && by !== 'station')
      .map(({ type }) => type),
  );
}

/** The wave whose gun a runner's time counts from; null for a start of one's own. */
export function wavesOf(entries: readonly Entry[], usual: (race: string | undefined) => string | null) {
  const byBib = new Map(
    entries.map(({ bib, wave, race, start }) => [bib, start === undefined ? (wave ?? usual(race)) : null]),
  );
  return (bib: string) => byBib.get(bib) ?? null;
}

async function get(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}
