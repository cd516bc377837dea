import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf, type Call, type Calls } from '../../src/contract/calls/call.ts';
import { stationCalls } from '../../src/contract/calls/station.ts';
import { deviceRoleSchema, type DeviceRole } from '../../src/contract/devices-view.ts';
import { TestDevice, joined, openDevices } from '../support/device.ts';
import { startStation, temporaryDir, type TestProcess } from '../support/processes.ts';

type Name = keyof typeof stationCalls;

/** What each role may do, said once more, so that a slip in the table of decisions is seen. */
const looking: Name[] = [
  'about',
  'feed',
  'clock',
  'results',
  'resultsFile',
  'resultsFileAs',
  'resultsColumns',
  'teams',
  'teamsFile',
  'eventList',
  'bookPdf',
  'startListPdf',
  'noticePdf',
  'certificatePdf',
  'entry',
  'finishers',
  'finisher',
];
const atDesk: Name[] = [
  ...looking,
  'labelsPdf',
  'whose',
  'find',
  'undoable',
  'undo',
  'changeEntry',
  'changeBib',
  'withdrawEntry',
  'lodgeProtest',
  'assignChip',
  'swapChips',
  'chipOwners',
  'assignChipMap',
  'chipCheck',
  'safety',
  'checkChip',
  'boxShift',
  'log',
  'preview',
];
const ofLaptop: Name[] = [
  'rehearsal',
  'startRehearsal',
  'rehearseByHand',
  'endRehearsal',
  'openapi',
  'officialFile',
  'checkOfficialFile',
  'makeCertificates',
  'certificateBatch',
  'stopCertificates',
  'listenForPeers',
  'showPin',
  'pair',
  'removePeer',
  'takeOver',
  'whenGone',
  'listenForDevices',
  'admitDevices',
  'removeDevice',
  'joinService',
  'leaveService',
  'setCopy',
  'copyPlaces',
];
const may: Record<DeviceRole, Name[]> = {
  announcer: looking,
  desk: atDesk,
  timing: (Object.keys(stationCalls) as Name[]).filter((name) => !ofLaptop.includes(name)),
};

let dir: ReturnType<typeof temporaryDir>;
let station: TestProcess;
const devices = new Map<DeviceRole | 'guest', TestDevice>();

beforeAll(async () => {
  dir = temporaryDir();
  const started = await startStation(join(dir.path, 'data'));
  station = started.station;
  const address = await openDevices(started.address);
  for (const role of deviceRoleSchema.options)
    devices.set(role, await joined(started.address, address, role));
  devices.set('guest', new TestDevice(address));
});
afterAll(async () => {
  await station.stop();
  dir[Symbol.dispose]();
});

/** What a device is answered to a call; without what the call needs, so that what it may do is refused for that. */
async function statusOf(who: DeviceRole | 'guest', call: Call): Promise<number> {
  const over = new AbortController();
  const params = { bib: '1', list: 'all' };
  const asked = await devices.get(who)!.fetch(pathOf(call, { params, query: {} }), {
    method: call.method,
    signal: over.signal,
  });
  over.abort();
  return asked.status;
}

describe.each(Object.entries(stationCalls as Calls))('%s', (name, call) => {
  it.each(deviceRoleSchema.options)('asked by: %s', async (role) => {
    const status = await statusOf(role, call);
    if (may[role].includes(name as Name)) expect([200, 400, 404, 422]).toContain(status);
    else expect(status).toBe(403);
  });

  it('asked by who was not let in', async () => {
    expect(await statusOf('guest', call)).toBe(name === 'about' ? 200 : 401);
  });
});

it('a path that is no call is refused for everybody', async () => {
  for (const device of devices.values())
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'])
      expect((await device.fetch('/api/anything', { method })).status).toBe(404);
});
