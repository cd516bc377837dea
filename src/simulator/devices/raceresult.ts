import { answers, readTime } from '../../readers/protocol/raceresult.ts';
import { instantOfLocal, localOfInstant } from '../../readers/session/zone.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

const newest = '3.2';

/** How this decoder was left. */
interface Left {
  /** False for Test Mode, in which nothing is recorded. */
  operates?: boolean;
}

/** A RACE RESULT decoder: it numbers the passings of its file, and sends them when it was told to. */
export function raceResultDevice(line: DeviceLine, zone: string, left: Left = {}): Device {
  return new RaceResultDevice(line, zone, left.operates ?? true);
}

class RaceResultDevice implements Device {
  readonly #line: DeviceLine;
  readonly #zone: string;
  #operates: boolean;
  #passings: { chip: string; local: Ms; antenna: number; rssi: number }[] = [];
  #file = 1;
  #pushes = false;
  #text = '';

  constructor(line: DeviceLine, zone: string, operates: boolean) {
    this.#line = line;
    this.#zone = zone;
    this.#operates = operates;
  }

  obey(chunk: Uint8Array): void {
    const lines = (this.#text + Buffer.from(chunk).toString('latin1')).split('\r\n');
    this.#text = lines.pop() ?? '';
    for (const line of lines) this.#obey(line);
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    if (!this.#operates) return false;
    this.#passings.push({ chip, antenna, rssi, local: this.#local() });
    return this.#pushes && this.#line.write(this.#passing(this.#passings.length, true));
  }

  /** After it lost its power it goes on in a new file, and sends nothing by itself. */
  restart(): void {
    this.#pushes = false;
    this.#text = '';
    this.#passings = [];
    this.#file += 1;
  }

  stop(): void {
    this.#pushes = false;
  }

  #obey(text: string): void {
    const [word = '', ...fields] = text.split(';');
    const [, from, count] = /^(\d+):(\d+)$/.exec(word) ?? [];
    if (from !== undefined && count !== undefined) this.#send(Number(from), Number(count));
    else this.#answer(word, fields, text);
  }

  #answer(word: string, fields: string[], text: string): void {
    switch (word) {
      case 'GETPROTOCOL':
        this.#line.write(answers.protocol(newest, '1.1', newest));
        return;
      case 'GETSTATUS':
        this.#line.write(answers.status(this.#local(), this.#operates, this.#file));
        return;
      case 'GETTIME':
        this.#line.write(answers.time(this.#local()));
        return;
      case 'SETTIME': {
        const local = readTime(fields[0], fields[1]);
        if (local !== null && !this.#operates)
          this.#line.setClock(instantOfLocal(local, this.#zone, this.#line.clock()));
        break;
      }
      case 'PASSINGS':
        this.#line.write(answers.passings(this.#passings.length, this.#file));
        return;
      case 'SETPUSHPASSINGS':
        this.#pushes = fields[0] === '1';
        break;
      case 'STARTOPERATION':
      case 'STOPOPERATION':
        this.#operates = word === 'STARTOPERATION';
        break;
      case 'SETPROTOCOL':
        break;
      default:
        return;
    }
    this.#line.write(answers.accepted(text));
  }

  #send(from: number, count: number): void {
    if (from > this.#passings.length) {
      this.#line.write(answers.only(this.#passings.length));
      return;
    }
    const last = Math.min(this.#passings.length, from + count - 1);
    for (let number = from; number <= last; number += 1) this.#line.write(this.#passing(number, false));
    this.#line.write(answers.end());
  }

  #passing(number: number, pushed: boolean): Uint8Array {
    return answers.passing({ number, file: this.#file, ...this.#passings[number - 1]! }, pushed);
  }

  #local(): Ms {
    return localOfInstant(this.#line.clock(), this.#zone);
  }
}
