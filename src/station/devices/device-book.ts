import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { OwnDevice } from '../../contract/devices-view.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Settings } from '../data/settings.ts';

type Kept = NonNullable<Settings['devices']>;
/** A device that was let in, as the settings keep it: of what lets it in, only a hash. */
export type KeptDevice = Kept['devices'][number];

/** When a device was seen last is told, and kept, no more exactly than this. */
const seenStepMs: Ms = 60_000;

/** Who was let in, and where the laptop listens for them: in the settings, as long as the disk takes them. */
export class DeviceBook {
  readonly #save: (kept: Kept) => void;
  readonly #now: () => Ms;
  #port: number | null;
  readonly #devices: Map<string, KeptDevice>;
  /** When each was seen last since the start, by id. */
  readonly #seen = new Map<string, Ms>();
  #unkept = false;

  /** `save` throws where the disk does not take it. */
  constructor(kept: Kept | undefined, save: (kept: Kept) => void, now: () => Ms) {
    this.#port = kept?.port ?? null;
    this.#devices = new Map(kept?.devices.map((device) => [device.hash, device]));
    this.#save = save;
    this.#now = now;
  }

  /** The port where the laptop is to listen; null while it is closed. */
  get port(): number | null {
    return this.#port;
  }

  setPort(port: number | null): void {
    this.#port = port;
    this.#unkept = true;
    this.keep();
  }

  get devices(): readonly KeptDevice[] {
    return [...this.#devices.values()];
  }

  /** Whether the disk has not taken what changed last. */
  get unkept(): boolean {
    return this.#unkept;
  }

  /** Lets a device in, under a name that no other has; gives what lets it in from now on. */
  put({ name, role }: OwnDevice): { device: KeptDevice; token: string } {
    const token = randomBytes(32).toString('base64url');
    const device = {
      id: randomUUID(),
      hash: hashOf(token),
      name: this.#freeName(name),
      role,
      since: this.#now(),
    };
    this.#devices.set(device.hash, device);
    this.#seen.set(device.id, device.since);
    this.#unkept = true;
    this.keep();
    return { device, token };
  }

  /** Whose token this is; undefined where nobody is let in by it. */
  byToken(token: string): KeptDevice | undefined {
    return this.#devices.get(hashOf(token));
  }

  remove(id: string): void {
    for (const [hash, device] of this.#devices) if (device.id === id) this.#devices.delete(hash);
    this.#seen.delete(id);
    this.#unkept = true;
    this.keep();
  }

  /** Whether that it asks now is news. */
  sees({ id }: KeptDevice): boolean {
    const now = this.#now();
    const before = this.#seen.get(id);
    if (before !== undefined && Math.abs(now - before) < seenStepMs) return false;
    this.#seen.set(id, now);
    return true;
  }

  seen(id: string): Ms | null {
    return this.#seen.get(id) ?? null;
  }

  /** Writes what is not on disk yet; where that fails, what counts is in memory, and it is tried again. */
  keep(): void {
    if (!this.#unkept) return;
    try {
      this.#save({ port: this.#port, devices: this.devices.map((device) => ({ ...device })) });
      this.#unkept = false;
    } catch {
      // Told as `unkept`.
    }
  }

  #freeName(name: string): string {
    const taken = new Set(this.devices.map((device) => device.name));
    for (let number = 2; ; number += 1) {
      if (!taken.has(name)) return name;
      if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
    }
  }
}

/** A token of 256 random bits needs no salt: nobody finds it by trying. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
