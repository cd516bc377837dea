import { join } from 'node:path';
import { startStation, temporaryDir } from '../test/support/processes.ts';
import { measurement, type Measurement } from './measure.ts';

/** So often the station is asked the time meanwhile. */
const askMs = 10;

const race = {
  id: 'bench',
  name: 'Bench',
  date: '2027-01-15',
  zone: 'UTC',
  points: [
    { id: 'start', kind: 'start', distance: 0 },
    { id: 'finish', kind: 'finish', distance: 42_195 },
  ],
  categories: 'five-year',
  waves: [{ id: 'A' }],
};

/**
 * The preview of a list of so many rows at a station, against three seconds; `held`: for how long, at most, the station did not
 * say what time it is, which it does at once where nothing holds its loop.
 */
export async function previewOverStation(rows: number): Promise<Measurement> {
  using dir = temporaryDir();
  const { station, address } = await startStation(join(dir.path, 'data'));
  const send = (path: string, body: string) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'list.csv' },
      body,
    });
  try {
    await send('/api/race', JSON.stringify(race));
    const people = Array.from(
      { length: rows },
      (_, at) =>
        `${at + 1},Runner ${at + 1},${at % 3 === 0 ? 'F' : 'M'},19${50 + (at % 50)}-03-04,Club ${at % 300}`,
    );
    const list = ['bib,name,sex,birth date,club', ...people].join('\n');
    await send('/api/entries/preview', list.slice(0, 10_000));
    const over = new AbortController();
    const watched = (async () => {
      let held = 0;
      while (!over.signal.aborted) {
        const from = performance.now();
        await (await fetch(`${address}/api/clock`)).json();
        held = Math.max(held, performance.now() - from);
        await new Promise((resolve) => setTimeout(resolve, askMs));
      }
      return held;
    })();
    const from = performance.now();
    const preview = (await (await send('/api/entries/preview', list)).json()) as { counts: { new: number } };
    const took = performance.now() - from;
    over.abort();
    if (preview.counts.new !== rows) throw new Error(`${preview.counts.new} of ${rows} rows are new`);
    return {
      ...measurement('files preview of a list at a station', 'ms', took, 3000),
      held: Math.round(await watched),
    };
  } finally {
    await station.stop();
  }
}
