import { answers, readCommands, type UltraCommand } from '../../readers/protocol/ultra.ts';
import { instantOfLocal, localOfInstant } from '../../readers/session/zone.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** Real ones take five to twelve seconds. */
const startMs = 300;
const heartbeatMs = 1000;
const volts = 25.2;

interface Logged {
  chip: string;
  local: Ms;
  antenna: number;
  rssi: number;
  log: number;
}

/** An Ultra: it reads when it was told to, numbers its reads, and keeps them. */
export function ultraDevice(line: DeviceLine, zone: string): Device {
  return new UltraDevice(line, zone);
}

class UltraDevice implements Device {
  readonly #line: DeviceLine;
  readonly #zone: string;
  readonly #log: Logged[] = [];
  readonly #heartbeat: NodeJS.Timeout;
  #text = '';
  #reads = false;
  #starting: NodeJS.Timeout | undefined;

  constructor(line: DeviceLine, zone: string) {
    this.#line = line;
    this.#zone = zone;
    this.#heartbeat = setInterval(() => this.#line.write(answers.voltage(volts)), heartbeatMs);
  }

  connected(): void {
    this.#line.write(answers.connected());
  }

  obey(chunk: Uint8Array): void {
    const { commands, rest } = readCommands(this.#text + Buffer.from(chunk).toString('latin1'));
    this.#text = rest;
    for (const command of commands) this.#obey(command);
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    if (!this.#reads) return false;
    const read = { chip, antenna, rssi, local: this.#local(), log: this.#log.length + 1 };
    this.#log.push(read);
    return this.#line.write(answers.read(read));
  }

  restart(): void {
    clearTimeout(this.#starting);
    this.#reads = false;
    this.#text = '';
    this.connected();
  }

  stop(): void {
    clearTimeout(this.#starting);
    clearInterval(this.#heartbeat);
  }

  #obey(command: UltraCommand): void {
    switch (command.name) {
      case 'start':
        clearTimeout(this.#starting);
        this.#starting = setTimeout(() => {
          this.#reads = true;
          this.#line.write(answers.status(true));
        }, startMs);
        return;
      case 'stop':
        clearTimeout(this.#starting);
        this.#reads = false;
        return;
      case 'status':
        this.#line.write(answers.status(this.#reads));
        return;
      case 'set-clock':
        this.#line.setClock(instantOfLocal(command.local, this.#zone, this.#line.clock()));
        this.#line.write(answers.clock(this.#local()));
        return;
      case 'clock':
        this.#line.write(answers.clock(this.#local()));
        return;
      case 'rewind-log':
        this.#rewind(({ log }) => log >= command.from && log <= command.to);
        return;
      case 'rewind-time':
        this.#rewind(({ local }) => local >= command.from && local <= command.to);
        return;
      case 'set':
      case 'stop-rewind':
      case 'unknown':
        return;
    }
  }

  #rewind(wanted: (read: Logged) => boolean): void {
    for (const read of this.#log.filter(wanted)) this.#line.write(answers.read({ ...read, stored: true }));
  }

  #local(): Ms {
    return localOfInstant(this.#line.clock(), this.#zone);
  }
}
