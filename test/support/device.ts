import type { Answered, Call } from '../../src/contract/calls/call.ts';
import { deviceCalls, guestCalls } from '../../src/contract/calls/devices.ts';
import { devicesViewSchema, type DeviceRole, type DevicesView } from '../../src/contract/devices-view.ts';
import type { Snapshot } from '../../src/contract/feed.ts';
import { feedEvents } from './feed.ts';

type Headers = Readonly<Record<string, string>>;

/** A tablet or telephone at a station's port for devices: with the cookie that it was given, and no browser around it. */
export class TestDevice {
  readonly address: string;
  cookie = '';

  /** `address`: of the port for devices. */
  constructor(address: string) {
    this.address = address;
  }

  /** Asks as a screen does. `headers` come on top of what screens send. */
  fetch(path: string, { method = 'GET', body, headers = {}, signal }: Asked = {}): Promise<Response> {
    const changes = method !== 'GET';
    return fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...(this.cookie === '' ? {} : { Cookie: this.cookie }),
        ...(changes
          ? { Origin: this.address, 'Goldline-Console': 'test', 'Content-Type': 'application/json' }
          : {}),
        ...headers,
      },
      ...(changes ? { body: JSON.stringify(body ?? {}) } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  /** Wants in by a PIN or a code; keeps what it is given. */
  async join(name: string, by: { pin: string } | { code: string }): Promise<Response> {
    const response = await this.fetch(guestCalls.joinAsDevice.path, { method: 'POST', body: { name, by } });
    const given = response.headers.get('set-cookie');
    if (given !== null) this.cookie = given.replace(/;.*$/, '');
    return response;
  }
}

interface Asked {
  method?: string;
  body?: unknown;
  headers?: Headers;
  signal?: AbortSignal;
}

/** Opens a station's screens to devices; gives the address on loopback. */
export async function openDevices(station: string): Promise<string> {
  await done(station, deviceCalls.listenForDevices, { port: 0 });
  for (;;) {
    const { open } = await devicesAt(station);
    if (open !== null) return `http://127.0.0.1:${open.port}`;
  }
}

/** Lets devices in in a role. */
export const admit = (station: string, role: DeviceRole) => done(station, deviceCalls.admitDevices, { role });

/** A device that was let in at the port for devices of a station. */
export async function joined(
  station: string,
  address: string,
  role: DeviceRole,
  name: string = role,
): Promise<TestDevice> {
  const device = new TestDevice(address);
  const response = await device.join(name, { code: (await admit(station, role)).code });
  if (!response.ok) throw new Error(await response.text());
  return device;
}

/** How the devices of a station are, as its console shows it. */
export async function devicesAt(station: string): Promise<DevicesView> {
  for await (const { event, data } of feedEvents(station))
    if (event === 'snapshot') return devicesViewSchema.parse((data as Snapshot).sections.devices);
  throw new Error('the feed ended before it began');
}

async function done<C extends Call>(station: string, call: C, body: unknown): Promise<Answered<C>> {
  const response = await fetch(`${station}${call.path}`, {
    method: call.method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answered<C>;
}
