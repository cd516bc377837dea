import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { chronoTrackDecoder, commands, type ChronoTrackMessage } from '../protocol/chronotrack.ts';
import type { Found, TagRead } from '../protocol/protocol.ts';
import type { Conversation, ConversationSettings, Line, Protocol } from './conversation.ts';
import { LocationNumbers } from './location-numbers.ts';
import { instantOfLocal } from './zone.ts';

const [program, version] = ['Goldline', '1'];
/** What the client is told to do: send by itself, with the date, in the usual format. */
const settings = {
  'stream-mode': 'push',
  location: 'multi',
  'time-format': 'iso',
  'pushmode-ack': 'true',
  'tagevent-format': 'CT01_33',
};
const pingMs: Ms = 10_000;
/** A client that waits for the first word gets it after so long; one that does not name its locations is started all the same. */
const patienceMs: Ms = 3000;
/** What a client kept comes at once when it is started: until no tag came for so long, and no longer than that. */
const backlog = { quiet: 1000, longest: 60_000 };
/** A tag of the backlog is at least so old. */
const oldMs: Ms = 20_000;

export const chronotrack: Protocol<ChronoTrackMessage> = {
  name: 'chronotrack',
  decoder: chronoTrackDecoder,
  converse: (line, given) => new ChronoTrackConversation(line, given),
  probe: { bytes: null, answers: ['greeting'] },
  bauds: [],
  tcpPorts: [61_611],
  calls: true,
  idleGapMs: 2500,
  silenceMs: 25_000,
  clock: 'local',
};

/** SimpleClient connects to the station and is told to send the tags of all its locations, from where it was heard last. */
class ChronoTrackConversation implements Conversation {
  readonly #line: Line;
  readonly #zone: string;
  /** Ids of connections that were known. */
  readonly #memory: Map<string, number>;
  readonly #numbers: LocationNumbers;
  #isGreeted = false;
  /** Whether the client counts on where it was before. */
  #resumes = false;
  #isStarted = false;
  #trouble: ReaderMessage | null = null;
  /** Since when the client sends what it kept, and when the last of it came; null where it is through. */
  #backlog: { since: Ms; heard: Ms } | null = null;

  constructor(line: Line, { zone, memory }: ConversationSettings) {
    this.#line = line;
    this.#zone = zone;
    this.#memory = memory;
    this.#numbers = new LocationNumbers(memory);
  }

  start(): void {
    this.#line.after(patienceMs, () => {
      if (!this.#isGreeted) this.#line.write(commands.greeting(program, version));
    });
    this.#pingLater();
  }

  hear(found: readonly Found<ChronoTrackMessage>[]): void {
    for (const one of found) {
      if (one.type === 'bad') continue;
      if (one.type === 'read') this.#read(one);
      else this.#take(one);
      if (one.type !== 'text') this.#line.answered(this.#trouble);
    }
  }

  #read(read: TagRead): void {
    const { point, sequence, stamp } = read;
    // A file has no locations, and may begin to count anew.
    const isKnown = sequence !== null && point !== undefined && this.#numbers.came(point, sequence);
    const stored = this.#isOld(stamp?.kind === 'local' ? stamp.ms : null);
    this.#line.read({ ...read, stored, ...(isKnown ? { counts: false } : {}) });
  }

  /** Whether it belongs to what the client kept: those tags come late and their times are right all the same. */
  #isOld(local: Ms | null): boolean {
    if (this.#backlog === null) return false;
    const now = this.#line.now();
    const { since, heard } = this.#backlog;
    if (now - heard > backlog.quiet || now - since > backlog.longest) this.#backlog = null;
    else this.#backlog.heard = now;
    return this.#backlog !== null && local !== null && now - instantOfLocal(local, this.#zone, now) > oldMs;
  }

  #take(heard: ChronoTrackMessage): void {
    switch (heard.type) {
      case 'greeting':
        this.#isGreeted = true;
        this.#line.about(message('about.program', { program: heard.program, version: heard.version }));
        this.#line.write(commands.welcome(program, version, settings));
        this.#ask();
        return;
      case 'welcome':
        this.#isGreeted = true;
        this.#line.about(message('about.program', { program: heard.program, version: heard.version }));
        this.#ask();
        return;
      case 'ack':
        this.#takeAnswer(heard.command, heard.values);
        return;
      case 'refused':
        // Newer commands need not be known to an older client.
        if (heard.command === 'start') this.#trouble = message('reader.refuses-command', { why: heard.text });
        return;
      case 'new-location':
        this.#start(heard.location);
        return;
      case 'command':
        if (heard.command === 'ping') this.#line.write(commands.pong());
        return;
      case 'gun':
      case 'clock-change':
      case 'mark':
      case 'setting':
      case 'text':
        return;
    }
  }

  #ask(): void {
    this.#isStarted = false;
    this.#resumes = false;
    this.#line.write(commands.getConnectionId());
    this.#line.write(commands.getLocations());
    this.#line.after(patienceMs, () => {
      if (!this.#isStarted) this.#start();
    });
  }

  #takeAnswer(command: string, values: readonly string[]): void {
    if (command === 'getconnectionid') {
      const key = `connection ${values[0] ?? ''}`;
      this.#resumes = this.#memory.has(key);
      this.#memory.set(key, 1);
    }
    if (command === 'start') this.#trouble = null;
    if (command !== 'getlocations') return;
    if (values.length === 0) this.#start();
    else for (const location of values) this.#start(location);
  }

  #start(location?: string): void {
    const now = this.#line.now();
    // Numbers that were counted by another program, or one that does not say who it is, tell nothing of this one.
    if (!this.#isStarted && !this.#resumes) this.#numbers.forget();
    this.#isStarted = true;
    this.#backlog = { since: now, heard: now };
    const next = location === undefined ? undefined : this.#numbers.next(location);
    this.#line.write(commands.start(location, next));
  }

  #pingLater(): void {
    this.#line.after(pingMs, () => {
      this.#line.write(commands.ping());
      this.#pingLater();
    });
  }
}
