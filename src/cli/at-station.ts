import { refusalSchema } from '../contract/problem.ts';
import { openJournal } from '../station/archive/open.ts';
import { DataDirError, stationAddress } from '../station/data/data-dir.ts';
import { CrewError } from '../station/process/crew-error.ts';
import { ShutStation } from '../station/shut-station.ts';

/** How something is done to a data directory. */
interface Ways<Outcome> {
  /** Asked of the station that works on it, at this address. */
  running: (address: string) => Promise<Outcome>;
  /** Done here, where no station works on it. */
  shut: (station: ShutStation) => Promise<Outcome>;
}

/**
 * Does something that goes into the journal of a data directory, whether its station runs or not. Throws {@link UsageError}
 * where there is no journal, and {@link DataDirError} where somebody has it who cannot be asked.
 */
export async function atStation<Outcome>(dataDir: string, ways: Ways<Outcome>): Promise<Outcome> {
  openJournal(dataDir).close();
  let station: ShutStation;
  try {
    station = await ShutStation.open(dataDir);
  } catch (error) {
    const address = error instanceof DataDirError ? stationAddress(dataDir) : null;
    if (address === null) throw error;
    return ways.running(address);
  }
  try {
    return await ways.shut(station);
  } finally {
    await station.close();
  }
}

/** Asks a running station. Throws {@link CrewError} with what it refuses. */
export async function askStation(
  address: string,
  path: string,
  { file, bytes, json }: { file?: string; bytes?: Uint8Array; json?: object } = {},
): Promise<Response> {
  const type = bytes === undefined ? 'application/json' : 'application/octet-stream';
  const body = bytes === undefined ? json && JSON.stringify(json) : new Uint8Array(bytes);
  const response = await fetch(new URL(path, address), {
    headers: {
      'Goldline-Console': 'command-line',
      ...(body === undefined ? {} : { 'Content-Type': type }),
      ...(file === undefined ? {} : { 'X-File-Name': encodeURIComponent(file) }),
    },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  if (response.ok) return response;
  const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
  const unknown = [{ code: 'internal', message: `${path} answered ${response.status}` }];
  throw new CrewError(refusal.success ? refusal.data.problems : unknown);
}
