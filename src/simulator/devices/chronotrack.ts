import { answers } from '../../readers/protocol/chronotrack.ts';
import { localOfInstant } from '../../readers/session/zone.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** ChronoTrack's SimpleClient with its boxes: it numbers the tags of each location and sends them from where it is told to. */
export function chronoTrackDevice(line: DeviceLine, zone: string): Device {
  return new ChronoTrackDevice(line, zone);
}

class ChronoTrackDevice implements Device {
  readonly #line: DeviceLine;
  readonly #zone: string;
  readonly #tags = new Map<string, Uint8Array[]>();
  #connection = 'b617318655057264e28bc0b6fb378c8ef146be00';
  #sends = new Set<string>();
  #sendsAll = false;
  #text = '';

  constructor(line: DeviceLine, zone: string) {
    this.#line = line;
    this.#zone = zone;
  }

  connected(): void {
    this.#sends = new Set();
    this.#sendsAll = false;
    this.#text = '';
    this.#line.write(answers.greeting());
  }

  obey(chunk: Uint8Array): void {
    const lines = (this.#text + Buffer.from(chunk).toString('latin1')).split('\r\n');
    this.#text = lines.pop() ?? '';
    for (const line of lines) this.#obey(line.split('~'));
  }

  hear({ chip, point }: HeardChip): boolean {
    const tags = this.#tagsAt(point);
    const local = localOfInstant(this.#line.clock(), this.#zone);
    const tag = answers.tag({ number: tags.length + 1, location: point, chip, local });
    tags.push(tag);
    if (this.#sends.has(point)) this.#line.write(tag);
    else if (this.#sendsAll && tags.length === 1) this.#line.write(answers.newLocation(1, point, local));
    // What did not go out goes out when this location is started.
    return true;
  }

  /** Its program was started again: it counts anew. */
  restart(): void {
    this.#connection = `${this.#connection}1`;
    this.#tags.clear();
    this.connected();
  }

  stop(): void {
    this.#sends.clear();
  }

  #obey([command = '', ...values]: string[]): void {
    if (command === 'ping') this.#line.write(answers.ack('ping'));
    if (command === 'getconnectionid') this.#line.write(answers.ack(command, [this.#connection]));
    if (command === 'getlocations') this.#line.write(answers.ack(command, [...this.#tags.keys()]));
    if (command === 'start') this.#start(values[0], Number(values[1] ?? '1'));
    if (command === 'bad') this.#line.write(answers.refused(command, 'unknown command'));
  }

  #start(location: string | undefined, from: number): void {
    if (location === undefined) this.#sendsAll = true;
    this.#line.write(answers.ack('start', location === undefined ? [] : [location]));
    for (const place of location === undefined ? this.#tags.keys() : [location]) {
      this.#sends.add(place);
      this.#tagsAt(place)
        .slice(from - 1)
        .forEach((tag) => this.#line.write(tag));
    }
  }

  #tagsAt(location: string): Uint8Array[] {
    const known = this.#tags.get(location) ?? [];
    this.#tags.set(location, known);
    return known;
  }
}
