import type { PeerAbout } from '../../contract/peers.ts';
import type { Ms } from '../../timing/model/race.ts';
import { Follower, type FollowerParts, type FollowerView } from './follower.ts';
import type { Peer, PeerBook } from './peer-book.ts';
import type { PeerJournal } from './peer-journal.ts';

export interface FollowingParts extends Omit<FollowerParts, 'onHeld'> {
  book: PeerBook;
}

/** The stations that this one follows: those that it is paired with, and at those the ones that it is not paired with. */
export class Following {
  readonly #parts: FollowingParts;
  readonly #followers = new Map<string, Follower>();
  /** Journals of stations that this one is not paired with, followed at a peer, by station. */
  readonly #relays = new Map<string, Follower>();
  /** What those are called. */
  readonly #names = new Map<string, string>();

  constructor(parts: FollowingParts) {
    this.#parts = parts;
  }

  /** Those of the stations that this one is paired with. */
  get followers(): readonly Follower[] {
    return [...this.#followers.values()];
  }

  find(station: string): Follower | undefined {
    return this.#followers.get(station);
  }

  /** Follows a station from now on, or where it is now. */
  follow(peer: Peer): void {
    const { station } = peer;
    if (this.#followers.has(station)) this.#moved(peer);
    else {
      void this.#endRelay(station);
      this.#followers.set(station, new Follower(peer, this.#followerParts(peer)));
    }
    this.#parts.onChange();
  }

  /** Follows a station no more, and nothing at it; its replica stays. */
  async end(station: string): Promise<void> {
    const follower = this.#followers.get(station);
    this.#followers.delete(station);
    await follower?.stop();
    for (const relay of this.#relaysAt(station)) await this.#endRelay(relay.journal);
  }

  /** Settles when every peer that can be had was asked for its journal, at the latest after `ms`. */
  async heardFromAll(ms: Ms): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([late, Promise.all(this.followers.map(({ tried }) => tried))]);
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#followers.values(), ...this.#relays.values()].map((each) => each.stop()));
  }

  /** All stations but this one whose journal is here or followed. */
  views(): FollowerView[] {
    const kept = this.#parts.replicas.all.filter(({ station }) => !this.#followers.has(station));
    return [
      ...this.followers.map((follower) => follower.view()),
      ...kept.map((journal) => keptView(journal, this.nameOf(journal.station))),
    ];
  }

  /** What people call another station. */
  nameOf(station: string): string {
    return this.#parts.book.peer(station)?.name ?? this.#names.get(station) ?? station.slice(0, 8);
  }

  #followerParts(peer: Peer): FollowerParts {
    return { ...this.#parts, onHeld: (held) => this.#relay(peer.station, held) };
  }

  /** What a peer has of stations that this one is not paired with comes over from the peer. */
  #relay(at: string, held: PeerAbout['held']): void {
    for (const { identity, name } of held) {
      const { station } = identity;
      this.#names.set(station, name);
      const peer = this.#parts.book.peer(at);
      const isKnown = this.#followers.has(station) || this.#relays.has(station);
      if (peer === undefined || isKnown || station === this.#parts.self) continue;
      this.#relays.set(station, new Follower(peer, this.#followerParts(peer), station));
    }
  }

  #moved(peer: Peer): void {
    this.#followers.get(peer.station)?.moved(peer);
    for (const relay of this.#relaysAt(peer.station)) relay.moved(peer);
  }

  #relaysAt(station: string): Follower[] {
    return [...this.#relays.values()].filter((relay) => relay.station === station);
  }

  async #endRelay(journal: string): Promise<void> {
    const relay = this.#relays.get(journal);
    this.#relays.delete(journal);
    await relay?.stop();
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
