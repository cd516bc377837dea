import type { PeersView, PeerView } from '../../contract/peers-view.ts';
import { lanPort } from '../../contract/peers.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { CrewError } from '../process/crew-error.ts';
import type { OwnedReader } from '../ingest/reader-owners.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { AgreedClocks } from './agreed-clocks.ts';
import type { FollowerView } from './follower.ts';
import { Following } from './following.ts';
import type { StationState } from './journal-stream.ts';
import { JournalStreams } from './journal-streams.ts';
import { pairWith, PeerRefusal } from './peer-client.ts';
import type { Book, PeerBook } from './peer-book.ts';
import { PeerServer } from './peer-server.ts';
import type { ShownPin } from './pin.ts';
import type { Replicas } from './replicas.ts';
import { TakeOver } from './take-over.ts';

const defaultGoneAfter: Ms = 10_000;
const watchMs: Ms = 500;

type Owners = ReadonlyMap<string, ReadonlyMap<string, OwnedReader>>;

export interface NetworkParts {
  journal: JournalReader;
  name: string;
  book: PeerBook;
  replicas: Replicas;
  now: () => Ms;
  laptopNow: () => Ms;
  /** How this station is, for its peers. */
  state: () => StationState;
  /** What this station times; null before that is known. */
  times: () => StationEvent | null;
  /** Which station reads what, by station. */
  owners: () => Owners;
  /** Actions of a station that this version does not know. */
  notUnderstood: (station: string) => number;
  /** Connects readers here that were another station's. */
  takeOver: (station: string, addresses: readonly string[]) => Promise<unknown>;
  /** No word from a station for so long: it is gone; after twice that, its readers may be taken over. */
  goneAfter?: Ms | undefined;
  onChange: () => void;
}

/** This station among others on its network: found, paired, followed by them and following them. */
export class Network {
  readonly #parts: NetworkParts;
  readonly #self: string;
  readonly #journals: JournalStreams;
  readonly #server: PeerServer;
  readonly #following: Following;
  readonly #takeOver: TakeOver;
  readonly #agreed: AgreedClocks;
  #watch: NodeJS.Timeout | undefined;

  constructor(parts: NetworkParts) {
    const { journal, name, book, replicas, now, laptopNow, times, onChange } = parts;
    const { goneAfter = defaultGoneAfter } = parts;
    const { identity } = journal;
    this.#parts = parts;
    this.#self = identity.station;
    this.#journals = new JournalStreams(journal, replicas, parts.state);
    this.#following = new Following({
      self: identity.station,
      book,
      replicas,
      times,
      now,
      laptopNow,
      goneAfter,
      onChange,
    });
    this.#server = new PeerServer({
      identity,
      name,
      now: laptopNow,
      book,
      times,
      journals: this.#journals,
      held: () =>
        replicas.all.map(({ station, reader }) => ({
          identity: reader.identity,
          name: this.#following.nameOf(station),
        })),
      onPaired: (peer) => this.#following.follow(peer),
      onChange,
    });
    this.#takeOver = new TakeOver({
      readersOf: (station) =>
        [...(parts.owners().get(station)?.values() ?? [])].map(({ address }) => address),
      takeOver: parts.takeOver,
      goneAfter,
    });
    this.#agreed = new AgreedClocks(() => this.#following.followers.map((follower) => follower.view()));
  }

  /** Listens where it did last time and follows whom it followed. What does not work is shown, and stops nothing. */
  async start(): Promise<void> {
    await this.#server.open();
    for (const peer of this.#parts.book.peers) this.#following.follow(peer);
    this.#watch = setInterval(() => this.#lookAround(), watchMs);
  }

  /** Settles when every peer that can be had was asked for its journal, at the latest after `ms`. */
  heardFromAll(ms: Ms): Promise<void> {
    return this.#following.heardFromAll(ms);
  }

  /** There is more in the journal of a station, this one's or another's. */
  committed(station = this.#self): void {
    this.#journals.nudge(station);
  }

  /** Opens this station to others on the network, or with null closes it. Throws {@link CrewError}. */
  async listen(lan: Book['lan']): Promise<void> {
    this.#parts.book.set({ lan });
    await this.#server.close();
    await this.#server.open();
    const { detail } = this.#server;
    if (detail !== null) throw refused('network', detail);
  }

  /** Shows a PIN with which one other station may pair. Throws {@link CrewError}. */
  async showPin(): Promise<ShownPin> {
    await this.#portForPairing();
    const pin = this.#server.pin.show();
    this.#parts.onChange();
    return pin;
  }

  /** Pairs with the station at an address, by the PIN that it shows. Throws {@link CrewError}. */
  async pair(address: string, pin: string): Promise<void> {
    const port = await this.#portForPairing();
    const self = { station: this.#self, name: this.#parts.name, port };
    const peer = await pairWith(address, pin, self).catch((error: unknown) => {
      if (error instanceof PeerRefusal) throw refused(error.code, error.message);
      throw refused(
        'unreachable',
        `${address} cannot be reached (${(error as Error).message}); is the other station started with --lan, and are both laptops on one network?`,
      );
    });
    this.#parts.book.put(peer);
    this.#following.follow(peer);
  }

  /** Follows a station no more, nor is followed by it; its replica stays and counts. */
  async remove(station: string): Promise<void> {
    this.#parts.book.remove(station);
    this.#journals.end(station);
    await this.#following.end(station);
    this.#parts.onChange();
  }

  setTakeOver(takeOver: Book['takeOver']): void {
    this.#parts.book.set({ takeOver });
    this.#parts.onChange();
  }

  /** The journals of other stations that are here. */
  replicas(): { path: string; identity: JournalIdentity; name: string; commits: () => number }[] {
    return this.#parts.replicas.all.map((journal) => ({
      path: journal.path,
      identity: journal.reader.identity,
      name: this.#following.nameOf(journal.station),
      commits: () => journal.held.commits,
    }));
  }

  view(): PeersView {
    const nearby = this.#server.nearby();
    const owners = this.#parts.owners();
    return {
      listening: this.#server.address,
      detail: this.#server.detail,
      pin: this.#server.pin.shown,
      nearby: nearby
        .filter(({ station }) => station !== this.#self && this.#following.find(station) === undefined)
        .map(({ station, name, address }) => ({ station, name, address })),
      doubles: nearby.filter(({ station }) => station === this.#self).map(({ address }) => address),
      takeOver: this.#parts.book.takeOver,
      stations: this.#following.views().map((view) => this.#withReaders(view, owners)),
    };
  }

  /** How far station time here is ahead of another station's by which the clock of a reader is right; see {@link AgreedClocks}. */
  aheadOf(address: string): Ms {
    const ahead = this.#agreed.aheadOf(address);
    return ahead === 0 ? 0 : ahead - (this.#parts.laptopNow() - this.#parts.now());
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    await this.#following.stop();
    await this.#server.close();
    await this.#parts.replicas.close();
  }

  /** The port at which the other of a pair finds this station; opened where it is not open yet. */
  async #portForPairing(): Promise<number> {
    if (this.#server.port === null)
      await this.listen(this.#parts.book.lan ?? { host: '0.0.0.0', port: lanPort });
    return this.#server.port ?? lanPort;
  }

  /** Peers that have another address now are looked for there; who was gone too long is taken over from. */
  #lookAround(): void {
    const { book } = this.#parts;
    for (const { station, address } of this.#server.nearby()) {
      const peer = book.peer(station);
      const follower = this.#following.find(station);
      if (peer === undefined || follower === undefined) continue;
      if (new URL(peer.address).hostname === new URL(address).hostname) continue;
      if (follower.view().state === 'following') continue;
      const moved = { ...peer, address };
      book.put(moved);
      this.#following.follow(moved);
    }
    if (book.takeOver === 'auto') void this.#takeOver.look(this.#following.followers);
  }

  #withReaders(view: FollowerView, owners: Owners): PeerView {
    const { station } = view;
    const theirs = owners.get(station) ?? new Map<string, OwnedReader>();
    const own = [...(owners.get(this.#self) ?? [])];
    const addresses = (readers: [string, OwnedReader][]) => readers.map(([, { address }]) => address);
    const misfit = this.#journals.misfitOf(station);
    return {
      ...view,
      ...(misfit === null ? {} : { state: 'diverged', detail: misfit }),
      readers: addresses([...theirs]),
      taken: addresses(own.filter(([, { from }]) => from === station)),
      shared: addresses(own.filter(([key]) => theirs.has(key) && key.startsWith('tcp:'))),
      notUnderstood: this.#parts.notUnderstood(station),
    };
  }
}

function refused(code: string, message: string): CrewError {
  return new CrewError([{ code, message }]);
}
