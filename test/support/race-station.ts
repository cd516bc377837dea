import { test } from '@playwright/test';
import { startRaceStation } from './console-page.ts';
import { temporaryDir, type TestProcess } from './processes.ts';

/** The station that each test of a file has for itself: started before it, stopped after it. */
export function raceStationForEach(): { readonly address: string; readonly process: TestProcess } {
  let folder: ReturnType<typeof temporaryDir>;
  let station: TestProcess;
  let address = '';
  test.beforeEach(async () => {
    folder = temporaryDir();
    ({ station, address } = await startRaceStation(folder.path));
  });
  test.afterEach(async () => {
    await station.stop();
    folder[Symbol.dispose]();
  });
  return {
    get address() {
      return address;
    },
    get process() {
      return station;
    },
  };
}
