import { setTimeout as sleep } from 'node:timers/promises';
import type { PeerView } from '../../contract/peers-view.ts';
import { peerStateSchema, type PeerAbout, type PeerState } from '../../contract/peers.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { diskTroubleOf, diskTroubleText, type DiskError } from '../journal/disk-trouble.ts';
import { ClockOffset } from './clock-offset.ts';
import { journalLines, meet, PeerRefusal, refuseOtherSite } from './peer-client.ts';
import type { Peer } from './peer-book.ts';
import type { PeerJournal } from './peer-journal.ts';
import { ReplicaDiskError, ReplicaMisfit } from './replica-writer.ts';
import type { Replicas } from './replicas.ts';

/** The other says at least once a second how it is; without that for so long, the connection is dead. */
const silenceMs: Ms = 3000;
const clockMs: Ms = 5000;
/** How soon a connection that ended is tried again; slower where a person has to do something first. */
const againMs = { network: 500, refused: 3000 };

export interface FollowerParts {
  /** This station. */
  self: string;
  /** What this station times; null before that is known. */
  times: () => StationEvent | null;
  /** What is shown. */
  now: () => Ms;
  /** The laptop's clock, to be compared. */
  laptopNow: () => Ms;
  replicas: Replicas;
  /** No word for so long: the other is gone. */
  goneAfter: Ms;
  /** Copies of others' journals that the peer has. */
  onHeld: (held: PeerAbout['held']) => void;
  onChange: () => void;
}

/** What is wrong; `state` is null where the network is. */
interface Trouble {
  state: 'refused' | 'diverged' | null;
  detail: string;
}

/** What a follower knows of its peer; the rest stands in the actions of all. */
export type FollowerView = Omit<PeerView, 'readers' | 'taken' | 'shared' | 'notUnderstood'>;

/**
 * Keeps a replica up to date, for as long as the two stations are paired: that of the peer's own journal,
 * or of another station's of which the peer has a copy.
 */
export class Follower {
  readonly #parts: FollowerParts;
  readonly #stopping = new AbortController();
  readonly #clock = new ClockOffset();
  readonly #tried = Promise.withResolvers<void>();
  readonly #loop: Promise<void>;
  readonly journal: string;
  #peer: Peer;
  #following = false;
  #trouble: Trouble | null = null;
  /** What the disk of this laptop says of the replica. */
  #notKept: DiskError | null = null;
  #told: PeerState | null = null;
  #replica: PeerJournal | null = null;
  /** Since when it is as it is, and the last word from it: shown, and on a clock that nobody moves. */
  #since: Ms;
  #lastContact: Ms | null = null;
  #lastHeard = performance.now();
  /** The last line of its journal or state. */
  #lastLine = performance.now();

  constructor(peer: Peer, parts: FollowerParts, journal = peer.station) {
    this.#peer = peer;
    this.journal = journal;
    this.#parts = parts;
    this.#since = parts.now();
    this.#replica = parts.replicas.find(journal) ?? null;
    this.#loop = this.#run();
  }

  get station(): string {
    return this.#peer.station;
  }

  /** Settles when its journal is here as far as it goes, or when it turned out that it cannot be had now. */
  get tried(): Promise<void> {
    return this.#tried.promise;
  }

  /** How long there was no word from it. */
  get silentFor(): Ms {
    return performance.now() - this.#lastHeard;
  }

  /** It is somewhere else now, or was paired anew. */
  moved(peer: Peer): void {
    this.#peer = peer;
  }

  view(): FollowerView {
    const { station, name, address } = this.#peer;
    const held = this.#replica?.held ?? { commits: 0, passingLines: 0, reads: 0, actions: 0 };
    const told = this.#told;
    const state = this.#state();
    return {
      station,
      name,
      address,
      state,
      since: state === 'gone' ? (this.#lastContact ?? this.#since) : this.#since,
      lastContact: this.#lastContact,
      detail: this.#notKept === null ? (this.#trouble?.detail ?? null) : diskTroubleText(this.#notKept),
      reads: held.reads,
      actions: held.actions,
      behind:
        told === null
          ? null
          : {
              commits: Math.max(0, told.commits - held.commits),
              reads: Math.max(0, told.reads - held.reads),
            },
      clock: this.#clock.view,
      mats: told?.mats ?? [],
      disk: told?.disk ?? null,
      notKept: this.#notKept === null ? null : diskTroubleOf(this.#notKept.code),
    };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  #state(): PeerView['state'] {
    if (this.#following) return 'following';
    if (this.#trouble?.state) return this.#trouble.state;
    return this.silentFor > this.#parts.goneAfter ? 'gone' : 'connecting';
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#connection().catch((error: unknown) => this.#failed(error));
      this.#tried.resolve();
      const pause = (this.#trouble?.state ?? null) === null ? againMs.network : againMs.refused;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One connection, from the first question to its end; it always ends by throwing. */
  async #connection(): Promise<never> {
    const end = new AbortController();
    const signal = AbortSignal.any([this.#stopping.signal, end.signal]);
    const watch = setInterval(() => {
      if (this.#following && performance.now() - this.#lastLine > silenceMs)
        end.abort(new Error('it says nothing any more'));
    }, silenceMs / 3);
    const measuring = setInterval(() => void this.#meet(signal).catch(() => undefined), clockMs);
    try {
      const { identity: own, name, held } = await this.#meet(signal);
      this.#peer = { ...this.#peer, name };
      const journals = [own, ...held.map((each) => each.identity)];
      const identity = journals.find(({ station }) => station === this.journal);
      if (identity === undefined) throw new Error('there is no copy of that journal there any more');
      if (identity === own) this.#parts.onHeld(held);
      const replica = await this.#parts.replicas.open(identity);
      this.#replica = replica;
      const position = { ...replica.position, station: this.journal };
      for await (const lines of journalLines(this.#peer, this.#parts.self, position, signal)) {
        this.#say(true, null);
        await this.#take(replica, lines);
      }
      throw new Error('the connection ended');
    } finally {
      clearInterval(watch);
      clearInterval(measuring);
      end.abort();
    }
  }

  async #meet(signal: AbortSignal) {
    const { about, sent, heard } = await meet(this.#peer, this.#parts.self, this.#parts.laptopNow, signal);
    this.#clock.add(sent, about.now, heard);
    refuseOtherSite(this.#parts.times(), about);
    this.#heard();
    return about;
  }

  async #take(replica: PeerJournal, lines: readonly string[]): Promise<void> {
    this.#heard();
    this.#lastLine = this.#lastHeard;
    const isState = (line: string) => line.startsWith('{"t":"state"');
    const news = lines.filter((line) => !isState(line));
    await replica.append(news);
    if (news.length > 0) this.#notKept = null;
    const state = lines.findLast(isState);
    if (state !== undefined) this.#told = peerStateSchema.parse(JSON.parse(state));
    if (this.#told !== null && replica.held.commits >= this.#told.commits) this.#tried.resolve();
    this.#parts.onChange();
  }

  #heard(): void {
    this.#lastHeard = performance.now();
    this.#lastContact = this.#parts.now();
  }

  #failed(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    if (error instanceof ReplicaDiskError) this.#notKept = error;
    if (error instanceof ReplicaMisfit) this.#say(false, { state: 'diverged', detail: error.message });
    else if (error instanceof PeerRefusal)
      this.#say(false, {
        state: error.code === 'diverged' ? 'diverged' : 'refused',
        detail: error.message,
      });
    else this.#say(false, { state: null, detail: plainWords(error) });
  }

  #say(following: boolean, trouble: Trouble | null): void {
    if (following !== this.#following || trouble?.state !== this.#trouble?.state)
      this.#since = this.#parts.now();
    this.#following = following;
    this.#trouble = trouble;
    this.#parts.onChange();
  }
}

function plainWords(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
