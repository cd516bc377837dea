import type { Ms } from '../../timing/model/race.ts';
import type { ReaderMessage } from '../message.ts';
import type { Decoder, Found, OtherMessage, ProtocolName, TagRead } from '../protocol/protocol.ts';

/** What a conversation has of the connection that it is held on. All instants are station time. */
export interface Line {
  /** Puts bytes on the line. */
  write(bytes: Uint8Array): void;
  now(): Ms;
  /** Hands a read on, with what the session does not know itself: the moment a `since-cycle` stamp counts from. */
  read(read: TagRead, cycleStart?: Ms): void;
  /** Settles when all reads that were handed on so far are in the journal; not after the connection is over. */
  recorded(): Promise<void>;
  /** The reader answered sensibly: it is `reading`, and nothing is wrong (null) or this is. */
  answered(trouble: ReaderMessage | null): void;
  /** What the reader says that it is: model, firmware, serial number. */
  about(what: ReaderMessage): void;
  /** The reader's clock was heard: what it showed at the instant `at`, and the time the question took; `at` lies in its middle. */
  clock(shown: { kind: 'instant' | 'local'; ms: Ms }, at: Ms, roundTrip: Ms): void;
  /** Calls `task` after `ms`, unless the connection is over by then. */
  after(ms: number, task: () => void): void;
}

/** What is said to and heard from one reader on one connection. Knows words, not ports. */
export interface Conversation {
  /** The line is open: begin to talk. */
  start(): void;
  /** What came, in order. `bad` pieces are counted by the session and come here as well. */
  hear(found: readonly Found[]): void;
  /** The line is about to be closed in order: leave the reader as a next program wants to find it. */
  stop?(): void;
  /** Sets the reader's clock to station time; resolves when a read-back agrees. Rejects with ReaderRefusal. */
  setClock?(): Promise<void>;
  /** Asks for all reads that the reader keeps since an instant; resolves with how many came. Rejects with ReaderRefusal. */
  fetchStored?(since: Ms): Promise<number>;
}

export interface ConversationSettings {
  /** The venue's IANA zone. */
  zone: string;
  model?: string;
  /** The reader connected to a port of the station. */
  isCalled?: boolean;
  /** What conversations with this reader on earlier connections left for later ones, such as the number of the last read. */
  memory: Map<string, number>;
}

/** What a protocol is to the rest: how it is read, how it is spoken, and what its readers can do. */
export interface Protocol<Message extends OtherMessage = OtherMessage> {
  name: ProtocolName;
  /** What may stand after `model=`, the usual one first; absent where the protocol has no models. */
  models?: readonly string[];
  decoder(options?: { model?: string }): Decoder<Message>;
  converse(line: Line, settings: ConversationSettings): Conversation;
  /** What to send to find out whether such a reader is there; what proves it is a read or one of `answers`. */
  probe: { bytes: Uint8Array | null; answers: readonly string[] };
  /** Speeds to try, the usual first; empty where it is not spoken over a serial line. */
  bauds: readonly number[];
  /** Usual TCP ports, the first is the default; empty where it is not spoken over TCP. */
  tcpPorts: readonly number[];
  /** Set where the reader connects to a port of the station: then nobody can be called and asked what it is. */
  calls?: true;
  /** Without a byte for this long, half a message is given up. */
  idleGapMs: number;
  /** Nothing sensible for this long means silence: a reader has a heartbeat or answers in that time. Infinity where it does neither. */
  silenceMs: number;
  clock: 'none' | 'since-cycle' | 'local' | 'instant';
}
