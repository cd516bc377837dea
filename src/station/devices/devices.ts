import type { Hono } from 'hono';
import type { DeviceRole, DevicesView, OwnDevice } from '../../contract/devices-view.ts';
import { PortError } from '../../http/listen.ts';
import type { Ms } from '../../timing/model/race.ts';
import { message, type Message } from '../../words/message.ts';
import type { Settings } from '../data/settings.ts';
import { refuse } from '../process/crew-error.ts';
import { Admission, type Tried } from './admission.ts';
import { DeviceBook, type KeptDevice } from './device-book.ts';
import { openDevicePort, type OpenPort } from './device-port.ts';
import { ownAddresses } from './own-addresses.ts';
import { RoleFeeds } from './role-feeds.ts';

/** Screens of one device that follow the feed at once; the oldest makes room. */
const streamsMax = 6;

export interface DevicesParts {
  /** What the settings have. */
  kept: Settings['devices'];
  /** Throws where the disk does not take it. */
  save: (kept: NonNullable<Settings['devices']>) => void;
  now: () => Ms;
  onChange: () => void;
}

/** Tablets and telephones that show this laptop's screens: the port for them, who was let in, and what each follows. */
export class Devices {
  readonly feeds: RoleFeeds;
  readonly #book: DeviceBook;
  readonly #admission = new Admission(() => performance.now());
  readonly #onChange: () => void;
  /** What ends the feed of each screen, by device; the oldest first. */
  readonly #streams = new Map<string, Set<() => void>>();
  #app: Pick<Hono, 'fetch'> | null = null;
  #open: OpenPort | null = null;
  #detail: Message | null = null;

  constructor({ kept, save, now, onChange }: DevicesParts) {
    this.feeds = new RoleFeeds(now);
    this.#book = new DeviceBook(kept, save, now);
    this.#onChange = onChange;
  }

  /** Listens where it did last time; a port that cannot be had is told in the view, and stops nothing. */
  async start(app: Pick<Hono, 'fetch'>): Promise<void> {
    this.#app = app;
    await this.#listen();
  }

  /** Opens the screens to devices at the first free port from this one on, or with null closes them. Throws CrewError. */
  async listen(port: number | null): Promise<void> {
    await this.#close();
    this.#book.setPort(port);
    await this.#listen();
    this.#onChange();
    if (this.#detail !== null) refuse(message('problems.devices-port', { why: this.#detail }));
  }

  /** Lets devices in in a role for ten minutes. Throws CrewError while the port is closed. */
  admit(role: DeviceRole): { pin: string; code: string } {
    if (this.#open === null) refuse(message('problems.devices-closed'));
    const { pin, code } = this.#admission.admit(role);
    this.#onChange();
    return { pin, code };
  }

  /** Somebody at an address wants in, by a PIN or by a code; `before` is what it was let in as until now. */
  join(
    name: string,
    by: { pin: string } | { code: string },
    address: string,
    before: KeptDevice | undefined,
  ): { device: OwnDevice; token: string } | Exclude<Tried, DeviceRole> {
    const tried = 'pin' in by ? this.#admission.byPin(by.pin, address) : this.#admission.byCode(by.code);
    this.#onChange();
    if (tried === 'wrong' || tried === 'too-often') return tried;
    if (before !== undefined) this.remove(before.id);
    return this.#book.put({ name, role: tried });
  }

  /** Throws a device out: its screens hear nothing more, and its calls are refused. */
  remove(id: string): void {
    this.#book.remove(id);
    for (const end of this.#streams.get(id) ?? []) end();
    this.#streams.delete(id);
    this.#onChange();
  }

  /** Whose token this is; undefined where it lets nobody in. */
  deviceOf(token: string | undefined): KeptDevice | undefined {
    const device = token === undefined ? undefined : this.#book.byToken(token);
    if (device !== undefined && this.#book.sees(device)) this.#onChange();
    return device;
  }

  /** A screen of a device follows the feed from now on; `end` ends it. Gives what says that it is over. */
  follows({ id }: KeptDevice, end: () => void): () => void {
    const streams = this.#streams.get(id) ?? new Set();
    this.#streams.set(id, streams);
    const [oldest] = streams;
    if (oldest !== undefined && streams.size >= streamsMax) oldest();
    streams.add(end);
    this.#onChange();
    return () => {
      streams.delete(end);
      this.#onChange();
    };
  }

  /** Tries again to put on disk what it has not taken; about once a second. */
  lookAround(): void {
    this.#book.keep();
  }

  view(): DevicesView {
    const devices = this.#book.devices.map(({ id, name, role, since }) => ({
      id,
      name,
      role,
      since,
      seen: this.#book.seen(id),
      connected: (this.#streams.get(id)?.size ?? 0) > 0,
    }));
    return {
      open: this.#open === null ? null : { port: this.#open.port, addresses: addressesAt(this.#open.port) },
      detail: this.#detail,
      admissions: this.#admission.shown,
      devices,
      unkept: this.#book.unkept,
    };
  }

  async stop(): Promise<void> {
    this.#book.keep();
    await this.#close();
  }

  async #listen(): Promise<void> {
    const { port } = this.#book;
    this.#detail = null;
    if (port === null || this.#app === null) return;
    try {
      this.#open = await openDevicePort(this.#app, port);
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      this.#detail = error.told;
      return;
    }
    // Devices come back to the address that they know.
    if (this.#open.port !== port) this.#book.setPort(this.#open.port);
  }

  async #close(): Promise<void> {
    this.#admission.end();
    for (const streams of this.#streams.values()) for (const end of streams) end();
    await this.#open?.close();
    this.#open = null;
  }
}

function addressesAt(port: number) {
  return ownAddresses().map(({ host, network }) => ({ address: `http://${host}:${port}`, network }));
}
