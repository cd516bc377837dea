import type { SyncView } from '../../contract/feed.ts';
import { plainJoinCode } from '../../contract/join.ts';
import type { Ms } from '../../timing/model/race.ts';
import { message } from '../../words/message.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import { refuse } from '../process/crew-error.ts';
import { Deliverer, notDelivering } from './deliverer.ts';
import { ownLines, ownStreams } from './own-streams.ts';
import type { ServiceBook } from './service-book.ts';
import { SyncClient, SyncError } from './sync-client.ts';

export interface ServiceLinkParts {
  /** Service and token of the command line: what is remembered does not count then. */
  given: { url: URL; token: string } | null;
  book: ServiceBook;
  journal: JournalReader;
  /** What people call the station. */
  name: string;
  now: () => Ms;
  /** The laptop's own time, whatever time the station lives in. */
  laptopNow: () => Ms;
  onState: () => void;
}

/** The results service of a station: where it delivers what its own journal says, how it was let in there, and how it goes. */
export class ServiceLink {
  readonly #parts: ServiceLinkParts;
  #deliverer: Deliverer | null;
  #isStarted = false;
  /** One joins or leaves after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(parts: ServiceLinkParts) {
    this.#parts = parts;
    this.#deliverer = this.#newDeliverer();
  }

  start(): void {
    this.#isStarted = true;
    this.#deliverer?.start();
  }

  /** There are new lines. */
  nudge(): void {
    this.#deliverer?.nudge();
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    await this.#deliverer?.stop();
  }

  /** Lets the station in by a code, and delivers there from then on. Throws CrewError. */
  join(address: string, typed: string): Promise<void> {
    return this.#alone(async () => {
      const { book, journal, name, now, onState } = this.#parts;
      this.#expectFree();
      const url = serviceUrl(address);
      const code = plainJoinCode(typed);
      if (url === null) refuse(message('problems.service-address'));
      if (code === null) refuse(message('problems.join-code_unknown'));
      const { station } = journal.identity;
      const before = book.link?.url === url.href ? book.link.token : null;
      const { token, right, eventName } = await told(async () => {
        const client = new SyncClient(url, before, this.#parts.laptopNow);
        await client.probe();
        return client.join({ code, station, name });
      });
      try {
        book.put({ station, url: url.href, token, right, eventName, since: now() });
      } catch (error) {
        refuse(message('problems.service-unkept', { said: (error as Error).message }));
      }
      await this.#deliverAnew();
      onState();
    });
  }

  /** Delivers no more. Tells whether the service heard of it. Throws CrewError. */
  leave(): Promise<boolean> {
    return this.#alone(async () => {
      const { book, laptopNow, onState } = this.#parts;
      this.#expectFree();
      const { link } = book;
      await this.#deliverer?.stop();
      const isTold =
        link !== null &&
        (await new SyncClient(new URL(link.url), link.token, laptopNow).leave().catch(() => false));
      book.forget();
      await this.#deliverAnew();
      onState();
      return isTold;
    });
  }

  view(): SyncView {
    const { given, book } = this.#parts;
    const { link, isDamaged } = book;
    const view = this.#deliverer?.view() ?? notDelivering;
    if (given !== null) return { ...view, given: true };
    if (isDamaged) return { ...view, detail: message('sync.book-damaged') };
    if (link === null) return view;
    const { right, eventName, since } = link;
    return { ...view, joined: { ...right, eventName, since } };
  }

  #alone<Outcome>(change: () => Promise<Outcome>): Promise<Outcome> {
    const changed = this.#changing.then(change);
    this.#changing = changed.catch(() => undefined);
    return changed;
  }

  #expectFree(): void {
    if (this.#parts.given !== null) refuse(message('problems.service-given'));
  }

  async #deliverAnew(): Promise<void> {
    await this.#deliverer?.stop();
    this.#deliverer = this.#newDeliverer();
    if (this.#isStarted) this.#deliverer?.start();
  }

  #newDeliverer(): Deliverer | null {
    const { given, book, journal, name, now, laptopNow, onState } = this.#parts;
    const { link } = book;
    const to = given ?? (link === null ? null : { url: new URL(link.url), token: link.token });
    if (to === null) return null;
    return new Deliverer({
      client: new SyncClient(to.url, to.token, laptopNow),
      url: to.url.href,
      streams: ownStreams(journal, name),
      lines: ownLines(journal),
      now,
      onState,
    });
  }
}

/** An address as people type it, without https:// too; null where it is none. */
function serviceUrl(typed: string): URL | null {
  const text = typed.trim();
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  return url.hostname === '' || url.username !== '' ? null : new URL(url.origin);
}

/** Does something at the service; what goes wrong is told in words. Throws CrewError. */
async function told<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof SyncError) refuse(message('problems.service-join', { why: error.told }));
    throw error;
  }
}
