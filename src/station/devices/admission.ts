import { randomBytes, randomInt } from 'node:crypto';
import type { DeviceRole, DevicesView } from '../../contract/devices-view.ts';
import type { Ms } from '../../timing/model/race.ts';

const validMs: Ms = 10 * 60_000;
/** So many wrong PINs from one address, and it has to wait; so many from all, and no PIN is worth anything any more. */
const triesOfOne = 5;
const triesOfAll = 20;

type Shown = DevicesView['admissions'][number];

/** What became of somebody's try: the role that it opens, or why it opens none. */
export type Tried = DeviceRole | 'wrong' | 'too-often';

/**
 * Lets devices in for ten minutes, each role by its own PIN of six digits and a code that is in the QR code. The PIN is
 * good for as many as know it; a code is used up by one, and the next takes its place.
 */
export class Admission {
  readonly #now: () => Ms;
  readonly #open = new Map<DeviceRole, Shown & { until: Ms }>();
  /** Wrong PINs by the address that they came from, and from all. */
  readonly #wrong = new Map<string, { count: number; until: Ms }>();
  #wrongOfAll = 0;

  /** `now`: a clock that nobody makes run faster. */
  constructor(now: () => Ms) {
    this.#now = now;
  }

  /** Lets devices in in a role from now on; what was shown for it before is worth nothing any more. */
  admit(role: DeviceRole): Shown {
    if (this.shown.length === 0) this.#wrongOfAll = 0;
    const taken = new Set([...this.#open.values()].map(({ pin }) => pin));
    let pin = newPin();
    while (taken.has(pin)) pin = newPin();
    const shown = { role, pin, code: newCode() };
    this.#open.set(role, { ...shown, until: this.#now() + validMs });
    return shown;
  }

  /** Lets nobody in any more. */
  end(): void {
    this.#open.clear();
  }

  /** What lets in now. */
  get shown(): Shown[] {
    for (const [role, { until }] of this.#open) if (this.#now() >= until) this.#open.delete(role);
    return [...this.#open.values()].map(({ role, pin, code }) => ({ role, pin, code }));
  }

  /** Somebody at an address typed a PIN. */
  byPin(pin: string, address: string): Tried {
    const wrong = this.#wrongOf(address);
    if (wrong >= triesOfOne) return 'too-often';
    const role = this.shown.find((shown) => shown.pin === pin)?.role;
    if (role !== undefined) return role;
    this.#wrong.set(address, { count: wrong + 1, until: this.#now() + validMs });
    this.#wrongOfAll += 1;
    if (this.#wrongOfAll >= triesOfAll) this.end();
    return 'wrong';
  }

  /** Somebody came by a QR code; the right code is used up by it. */
  byCode(code: string): Tried {
    const found = this.shown.find((shown) => shown.code === code);
    const open = found === undefined ? undefined : this.#open.get(found.role);
    if (open === undefined) return 'wrong';
    open.code = newCode();
    return open.role;
  }

  #wrongOf(address: string): number {
    for (const [one, { until }] of this.#wrong) if (this.#now() >= until) this.#wrong.delete(one);
    return this.#wrong.get(address)?.count ?? 0;
  }
}

const newPin = () => String(randomInt(1_000_000)).padStart(6, '0');
const newCode = () => randomBytes(16).toString('base64url');
