import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { MakeDevice } from './device.ts';
import { hasPty, openPtyPort, openTcpPort, type MatPort } from './mat-port.ts';
import { VirtualMat, type ScheduledRead } from './virtual-mat.ts';
import type { ReaderAddress } from '../readers/address.ts';
import type { ProtocolName } from '../readers/protocol/protocol.ts';
import type { ReaderHealth, ReaderRead } from '../readers/reader.ts';
import { connectReader } from '../readers/session/session.ts';

/** Half an hour off the full ones, so that a zone that was forgotten shows. */
export const zone = 'Asia/Kolkata';
export const ptyThere = await hasPty();
const patience = { timeout: 60_000, interval: 20 };

export const eventually = <Value>(check: () => Value) => vi.waitFor(check, patience);

/** The chips that went out while a station listened. */
export const sent = (reads: readonly ScheduledRead[]) =>
  reads.filter(({ truth }) => truth.sent > 0).map(({ truth }) => truth.chip);

/** Mats and readers of one test; `close` ends them all. */
export class Bench {
  readonly #folder = mkdtempSync(join(tmpdir(), 'goldline-mats-'));
  readonly #opened: { close(): Promise<unknown> }[] = [];

  /** A mat on a port that keeps its name when it is plugged out and in. */
  async mat(transport: 'pty' | 'tcp', device: MakeDevice, reads: ScheduledRead[]): Promise<VirtualMat> {
    const mat = await VirtualMat.start(
      await this.#port(transport),
      [{ from: 0, race: 0, rate: 1 }],
      reads,
      device,
      zone,
    );
    this.#opened.push({ close: () => mat.stop() });
    return mat;
  }

  connect(place: MatPort['place'], protocol: ProtocolName, baud = 115_200, model?: string) {
    const kind = model === undefined ? {} : { model };
    const common = { protocol, point: 'finish', clock: null, ...kind } as const;
    const address: ReaderAddress =
      place.transport === 'serial' ? { ...common, ...place, baud } : { ...common, ...place };
    const reads: ReaderRead[] = [];
    const states: ReaderHealth[] = [];
    const reader = connectReader(address, {
      now: Date.now,
      zone: () => zone,
      onRead: (read) => reads.push(read),
      recorded: () => Promise.resolve(),
      onState: (health) => states.push(health),
    });
    this.#opened.push(reader);
    return { reader, reads, states };
  }

  async close(): Promise<void> {
    for (const one of this.#opened.splice(0).reverse()) await one.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #port(transport: 'pty' | 'tcp'): Promise<() => Promise<MatPort>> {
    if (transport === 'pty') return () => openPtyPort(join(this.#folder, 'mat'));
    const first = await openTcpPort();
    await first.close();
    const port = first.place.transport === 'tcp' ? first.place.port : 0;
    return () => openTcpPort(port);
  }
}
