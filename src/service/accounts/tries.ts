import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { message } from '../../words/message.ts';
import { Refuse } from '../../http/refusal.ts';

const minutes = 60;

/**
 * How often passwords, links and join codes may be tried in vain: of one name from one address, of one name from
 * everywhere, and from one address. Each process of the service counts by itself.
 */
export class Tries {
  readonly #here = new RateLimiterMemory({ points: 8, duration: 15 * minutes });
  readonly #ofName = new RateLimiterMemory({ points: 50, duration: 60 * minutes });
  readonly #ofAddress = new RateLimiterMemory({ points: 40, duration: 15 * minutes });

  /** Counts a try before it is made. Throws {@link Refuse} 429, with when to come again, where there were too many. */
  async begin(address: string, name: string): Promise<void> {
    await Promise.all([
      consume(this.#here, `${address} ${name}`),
      consume(this.#ofName, name),
      consume(this.#ofAddress, address),
    ]);
  }

  /** The try was right: what was wrong before is forgotten. */
  async wasRight(address: string, name: string): Promise<void> {
    await Promise.all([
      this.#here.delete(`${address} ${name}`),
      this.#ofName.reward(name),
      this.#ofAddress.reward(address),
    ]);
  }
}

async function consume(limiter: RateLimiterMemory, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const count = Math.ceil(error.msBeforeNext / 60_000);
    throw Refuse.told(429, message('problems.too-many-tries', { count }));
  }
}

/**
 * How often unknown links of runs may be tried, how often runners may enter, and how much they may send, from one address. Each
 * process counts by itself.
 */
export class RunTries {
  readonly #unknown = new RateLimiterMemory({ points: 60, duration: 15 * minutes });
  readonly #entries = new RateLimiterMemory({ points: 60, duration: 60 * minutes });
  /** In kilobytes: a club behind one address has room, and the disk is not filled in a night. */
  readonly #sent = new RateLimiterMemory({ points: 1_000_000, duration: 60 * minutes });

  /** Somebody enters. Throws {@link Refuse} 429. */
  async enter(address: string): Promise<void> {
    await consume(this.#entries, address);
  }

  /** So many bytes come. Throws {@link Refuse} 429 where there were too many. */
  async send(address: string, bytes: number): Promise<void> {
    await consume(this.#sent, address, Math.ceil(bytes / 1000));
  }

  /** A link was of no run. Throws {@link Refuse} 429 where there were too many. */
  async unknown(address: string): Promise<void> {
    await consume(this.#unknown, address);
  }

  /** Before a link is looked up. Throws {@link Refuse} 429 where too many were of no run. */
  async expectFew(address: string): Promise<void> {
    const spent = await this.#unknown.get(address);
    if (spent !== null && spent.remainingPoints <= 0) await consume(this.#unknown, address);
  }
}
