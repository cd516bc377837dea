import { randomUUID } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { PeersView, PeerView } from '../../contract/feed.ts';
import { lanPort, type PeerAbout } from '../../contract/peers.ts';
import type { StationEvent } from '../../timing/facts/station-event.ts';
import type { Ms } from '../../timing/model/race.ts';
import { message, type Message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { listenWith, PortError, type Listening } from '../../http/listen.ts';
import { CrewError } from '../process/crew-error.ts';
import type { OwnedReader } from '../ingest/reader-owners.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { JournalIdentity } from '../journal/schema.ts';
import { AgreedClocks } from './agreed-clocks.ts';
import { Discovery } from './discovery.ts';
import { Follower, type FollowerParts, type FollowerView } from './follower.ts';
import { JournalStream, type StationState } from './journal-stream.ts';
import { peerApp } from './peer-app.ts';
import { pairWith, PeerRefusal } from './peer-client.ts';
import type { Book, Peer, PeerBook } from './peer-book.ts';
import { PairingHost } from './pairing.ts';
import { secureServer } from './peer-tls.ts';
import { Pin, type ShownPin } from './pin.ts';
import type { PeerJournal } from './peer-journal.ts';
import type { Replicas } from './replicas.ts';
import { reachable } from './take-over.ts';

const defaultGoneAfter: Ms = 10_000;
const watchMs: Ms = 500;
/** A try to take over that found no reader is not repeated sooner. */
const takeOverAgainMs: Ms = 5000;

type Held = PeerAbout['held'];
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
  readonly #life = randomUUID();
  readonly #pin: Pin;
  readonly #stream: JournalStream;
  /** Copies of other stations' journals, for peers that are not paired with those. */
  readonly #copies = new Map<string, JournalStream>();
  readonly #followers = new Map<string, Follower>();
  /** Journals of stations that this one is not paired with, followed at a peer, by station. */
  readonly #relays = new Map<string, Follower>();
  readonly #names = new Map<string, string>();
  readonly #goneAfter: Ms;
  readonly #agreed = new AgreedClocks(() => [...this.#followers.values()].map((follower) => follower.view()));
  #listening: (Listening & { host: string }) | null = null;
  #discovery: Discovery | null = null;
  #detail: Message | null = null;
  #watch: NodeJS.Timeout | undefined;
  #lastTry = -Infinity;

  constructor(parts: NetworkParts) {
    this.#parts = parts;
    this.#goneAfter = parts.goneAfter ?? defaultGoneAfter;
    this.#pin = new Pin(parts.laptopNow);
    this.#stream = new JournalStream(parts.journal, parts.state);
  }

  /** Listens where it did last time and follows whom it followed. What does not work is shown, and stops nothing. */
  async start(): Promise<void> {
    await this.#open();
    for (const peer of this.#parts.book.peers) this.#follow(peer);
    this.#watch = setInterval(() => this.#lookAround(), watchMs);
  }

  /** Settles when every peer that can be had was asked for its journal, at the latest after `ms`. */
  async heardFromAll(ms: Ms): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([late, Promise.all([...this.#followers.values()].map(({ tried }) => tried))]);
    clearTimeout(timer);
  }

  /** There is more in this station's journal. */
  committed(): void {
    this.#stream.nudge();
  }

  /** There is more in the replica of another station's journal. */
  followed(station: string): void {
    this.#copies.get(station)?.nudge();
  }

  /** Opens this station to others on the network, or with null closes it. Throws {@link CrewError}. */
  async listen(lan: Book['lan']): Promise<void> {
    this.#parts.book.set({ lan });
    await this.#close();
    await this.#open();
    if (this.#detail !== null) throw refused(message('problems.network', { why: this.#detail }));
  }

  /** Shows a PIN with which one other station may pair. */
  async showPin(): Promise<ShownPin> {
    if (this.#listening === null)
      await this.listen(this.#parts.book.lan ?? { host: '0.0.0.0', port: lanPort });
    const pin = this.#pin.show();
    this.#parts.onChange();
    return pin;
  }

  /** Pairs with the station at an address, by the PIN that it shows. Throws {@link CrewError}. */
  async pair(address: string, pin: string): Promise<void> {
    if (this.#listening === null)
      await this.listen(this.#parts.book.lan ?? { host: '0.0.0.0', port: lanPort });
    const { station } = this.#parts.journal.identity;
    const { port } = new URL(this.#listening?.address ?? '');
    const self = { station, name: this.#parts.name, port: Number(port) };
    const peer = await pairWith(address, pin, self).catch((error: unknown) => {
      if (error instanceof PeerRefusal) throw new CrewError([error.problem]);
      throw refused(message('problems.unreachable', { address, said: (error as Error).message }));
    });
    this.#parts.book.put(peer);
    this.#follow(peer);
  }

  /** Follows a station no more, nor is followed by it; its replica stays and counts. */
  async remove(station: string): Promise<void> {
    this.#parts.book.remove(station);
    for (const stream of [this.#stream, ...this.#copies.values()]) stream.end(station);
    const follower = this.#followers.get(station);
    this.#followers.delete(station);
    await follower?.stop();
    for (const relay of this.#relays.values())
      if (relay.station === station) await this.#endRelay(relay.journal);
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
      name: this.#nameOf(journal.station),
      commits: () => journal.held.commits,
    }));
  }

  view(): PeersView {
    const { book, replicas } = this.#parts;
    const nearby = this.#discovery?.nearby() ?? [];
    const owners = this.#parts.owners();
    const own = this.#parts.journal.identity.station;
    const followed = [...this.#followers.values()].map((follower) => follower.view());
    return {
      listening: this.#listening === null ? null : shownAddress(this.#listening),
      detail: this.#detail,
      pin: this.#pin.shown,
      nearby: nearby
        .filter(({ station }) => station !== own && !this.#followers.has(station))
        .map(({ station, name, address }) => ({ station, name, address })),
      doubles: nearby.filter(({ station }) => station === own).map(({ address }) => address),
      takeOver: book.takeOver,
      stations: [
        ...followed,
        ...replicas.all
          .filter(({ station }) => !this.#followers.has(station))
          .map((journal) => keptView(journal, this.#nameOf(journal.station))),
      ].map((view) => this.#withReaders(view, owners)),
    };
  }

  /** How far station time here is ahead of another station's by which the clock of a reader is right; see {@link AgreedClocks}. */
  aheadOf(address: string): Ms {
    const ahead = this.#agreed.aheadOf(address);
    return ahead === 0 ? 0 : ahead - (this.#parts.laptopNow() - this.#parts.now());
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch);
    const followers = [...this.#followers.values(), ...this.#relays.values()];
    await Promise.all(followers.map((follower) => follower.stop()));
    await this.#close();
    await this.#parts.replicas.close();
  }

  async #open(): Promise<void> {
    const { lan } = this.#parts.book;
    this.#detail = null;
    if (lan === null) return;
    const { identity } = this.#parts.journal;
    const { book } = this.#parts;
    const app = peerApp({
      identity,
      name: this.#parts.name,
      life: this.#life,
      port: () => book.lan?.port ?? lan.port,
      now: this.#parts.laptopNow,
      pairing: new PairingHost(this.#pin),
      book,
      times: this.#parts.times,
      held: () => this.#held(),
      journal: (station) => this.#streamOf(station),
      onPaired: (peer) => this.#follow(peer),
    });
    try {
      const server = secureServer(app, (station) => secretOf(book.peer(station)));
      const { host, port } = lan;
      this.#listening = { ...(await listenWith(server, port, { host, option: '--lan' })), host };
    } catch (error) {
      if (!(error instanceof PortError)) throw error;
      this.#detail = error.told;
      return;
    }
    const port = Number(new URL(this.#listening.address).port);
    // Others come back to the port that they know.
    if (port !== lan.port) this.#parts.book.set({ lan: { ...lan, port } });
    const call = {
      goldline: 1,
      station: identity.station,
      name: this.#parts.name,
      life: this.#life,
      port,
    } as const;
    this.#discovery = new Discovery(call, lan.host, this.#parts.onChange);
  }

  async #close(): Promise<void> {
    this.#pin.hide();
    this.#discovery?.close();
    this.#discovery = null;
    await Promise.all([this.#stream, ...this.#copies.values()].map((stream) => stream.finish()));
    await this.#listening?.close();
    this.#listening = null;
  }

  #follow(peer: Peer): void {
    const known = this.#followers.get(peer.station);
    if (known !== undefined) known.moved(peer);
    else {
      void this.#endRelay(peer.station);
      this.#followers.set(peer.station, new Follower(peer, this.#followerParts(peer)));
    }
    this.#parts.onChange();
  }

  #followerParts(peer: Peer): FollowerParts {
    const { now, laptopNow, replicas, times, onChange } = this.#parts;
    const self = this.#parts.journal.identity.station;
    const onHeld: FollowerParts['onHeld'] = (held) => this.#relay(peer, held);
    return { self, times, now, laptopNow, replicas, goneAfter: this.#goneAfter, onHeld, onChange };
  }

  /** What a peer has of stations that this one is not paired with comes over from the peer. */
  #relay(peer: Peer, held: Held): void {
    for (const { identity, name } of held) {
      const { station } = identity;
      this.#names.set(station, name);
      const isKnown = this.#followers.has(station) || this.#relays.has(station);
      if (isKnown || station === this.#parts.journal.identity.station) continue;
      this.#relays.set(station, new Follower(peer, this.#followerParts(peer), station));
    }
  }

  async #endRelay(journal: string): Promise<void> {
    const relay = this.#relays.get(journal);
    this.#relays.delete(journal);
    await relay?.stop();
  }

  /** What people call another station. */
  #nameOf(station: string): string {
    return this.#parts.book.peer(station)?.name ?? this.#names.get(station) ?? station.slice(0, 8);
  }

  #held(): Held {
    return this.#parts.replicas.all.map(({ station, reader }) => ({
      identity: reader.identity,
      name: this.#nameOf(station),
    }));
  }

  #streamOf(station: string): JournalStream | undefined {
    if (station === this.#parts.journal.identity.station) return this.#stream;
    const reader = this.#parts.replicas.find(station)?.reader;
    if (reader === undefined) return undefined;
    const stream = this.#copies.get(station) ?? new JournalStream(reader, () => ({ mats: [], disk: null }));
    this.#copies.set(station, stream);
    return stream;
  }

  /** Peers that have another address now are looked for there; who was gone too long is taken over from. */
  #lookAround(): void {
    for (const { station, address } of this.#discovery?.nearby() ?? []) {
      const peer = this.#parts.book.peer(station);
      const follower = this.#followers.get(station);
      if (peer === undefined || follower === undefined) continue;
      if (new URL(peer.address).hostname === new URL(address).hostname) continue;
      if (follower.view().state === 'following') continue;
      const moved = { ...peer, address };
      this.#parts.book.put(moved);
      follower.moved(moved);
    }
    if (this.#parts.book.takeOver === 'auto') void this.#takeOverFromGone();
  }

  async #takeOverFromGone(): Promise<void> {
    if (performance.now() - this.#lastTry < takeOverAgainMs) return;
    for (const follower of this.#followers.values()) {
      if (follower.silentFor < 2 * this.#goneAfter) continue;
      const readers = this.#readersOf(follower.station);
      if (readers.length === 0) continue;
      this.#lastTry = performance.now();
      const here = await reachable(readers);
      if (here.length > 0 && follower.silentFor >= 2 * this.#goneAfter)
        await this.#parts.takeOver(follower.station, here);
    }
  }

  #readersOf(station: string): string[] {
    return [...(this.#parts.owners().get(station)?.values() ?? [])].map(({ address }) => address);
  }

  #withReaders(view: FollowerView, owners: Owners): PeerView {
    const { station } = view;
    const theirs = owners.get(station) ?? new Map<string, OwnedReader>();
    const own = [...(owners.get(this.#parts.journal.identity.station) ?? [])];
    const addresses = (readers: [string, OwnedReader][]) => readers.map(([, { address }]) => address);
    const misfit = this.#stream.misfitOf(station);
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

/** A replica whose station is not paired any more. */
function keptView({ station, held: { reads, actions }, reader }: PeerJournal, name: string): FollowerView {
  return {
    station,
    name,
    address: null,
    state: 'kept',
    since: reader.identity.createdAt,
    lastContact: null,
    detail: null,
    reads,
    actions,
    behind: null,
    clock: null,
    mats: [],
    disk: null,
    notKept: null,
  };
}

function secretOf(peer: Peer | undefined): Buffer | null {
  return peer === undefined || peer.secret === null ? null : Buffer.from(peer.secret, 'base64url');
}

function refused(told: Message): CrewError {
  return new CrewError([problemOf(told)]);
}

/** An address that another laptop can use: the first of this computer's own where it listens on all. */
function shownAddress({ address, host }: Listening & { host: string }): string {
  if (host !== '0.0.0.0') return address;
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return `http://${own?.address ?? '127.0.0.1'}:${new URL(address).port}`;
}
