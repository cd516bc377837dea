import type { Snapshot } from '../src/contract/feed.ts';

/** A station that does not answer within so many milliseconds may well be timing. */
const answerMs = 2000;

/** Whether runners are out on the course or a mat is reading, from the station's own feed. True where it cannot be known. */
export async function raceIsRunning(stationAddress: string): Promise<boolean> {
  try {
    const { sections } = await firstSnapshot(stationAddress);
    return sections.counts.onCourse > 0 || sections.mats.some(({ state }) => state === 'reading');
  } catch {
    return true;
  }
}

async function firstSnapshot(stationAddress: string): Promise<Snapshot> {
  const response = await fetch(new URL('/api/feed', stationAddress), {
    signal: AbortSignal.timeout(answerMs),
  });
  const events = response.body?.pipeThrough(new TextDecoderStream());
  let received = '';
  // Leaving the loop early closes the connection.
  for await (const part of events ?? []) {
    received += part;
    const snapshot = /^event: snapshot\ndata: (.*)\n/m.exec(received)?.[1];
    if (snapshot !== undefined) return JSON.parse(snapshot) as Snapshot;
  }
  throw new Error('the feed ended without a snapshot');
}
