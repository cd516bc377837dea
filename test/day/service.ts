import { gunzipSync } from 'node:zlib';
import { chainNext, chainStart } from '../../src/contract/chain.ts';
import {
  pushHeaderSchema,
  streamMetaSchema,
  type ProbeReply,
  type PushConflict,
  type StreamState,
} from '../../src/contract/sync.ts';
import type { Random } from '../../src/simulator/random.ts';

type Reply = [status: number, json: unknown];

/** A service that keeps streams as the real one does, behind a network that loses, repeats and delays. */
export class Service {
  readonly #random: Random;
  readonly #streams = new Map<string, { lines: string[]; heads: string[] }>();
  down = false;
  /** Part of the calls to which something happens. */
  trouble = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  lines(stream: string): string[] {
    return this.#streams.get(stream)?.lines ?? [];
  }

  /** In the place of `fetch`. */
  readonly fetch = async (input: URL, { method = 'GET', body }: RequestInit = {}): Promise<Response> => {
    await delay(this.#random.whole(5, 80));
    if (this.down) throw new TypeError('fetch failed');
    const text = body instanceof Uint8Array ? gunzipSync(body).toString() : '';
    const call = () => this.#answer(method, input, text);
    if (this.#random.chance(this.trouble)) return this.#troubled(call);
    return response(call());
  };

  async #troubled(call: () => Reply): Promise<Response> {
    switch (this.#random.pick(['lost', 'answer-lost', 'late', 'twice', 'portal'] as const)) {
      case 'lost':
        throw new TypeError('fetch failed');
      case 'answer-lost':
        call();
        throw new TypeError('fetch failed');
      case 'late':
        // The station gave up; what it had sent comes after what it sends next.
        setTimeout(call, this.#random.whole(100, 20_000));
        throw new TypeError('fetch failed');
      case 'twice':
        call();
        await delay(this.#random.whole(1, 2000));
        return response(call());
      case 'portal':
        return { ok: true, status: 200, text: async () => '<html>Welcome</html>' } as Response;
    }
  }

  #answer(method: string, url: URL, text: string): Reply {
    const [, , kind, id = '', what] = url.pathname.split('/');
    const now = Date.now();
    if (kind === 'probe') {
      const nonce = url.searchParams.get('nonce') ?? '';
      return [200, { svc: 'goldline', server: 's', life: 1, now, nonce } satisfies ProbeReply];
    }
    if (method === 'PUT') {
      const { stream } = streamMetaSchema.parse(JSON.parse(text));
      if (!this.#streams.has(stream)) this.#streams.set(stream, { lines: [], heads: [chainStart(stream)] });
      return [200, this.#state(id)];
    }
    return what === 'lines' ? this.#push(id, text) : [200, this.#state(id)];
  }

  #push(id: string, text: string): Reply {
    const [first = '', ...lines] = text.trimEnd().split('\n');
    const { from, prev, head } = pushHeaderSchema.parse(JSON.parse(first));
    const { lines: held, heads } = this.#streams.get(id)!;
    const conflict = (kind: PushConflict['conflict']): Reply => [
      409,
      { conflict: kind, state: this.#state(id) },
    ];
    if (from > held.length + 1) return conflict('gap');
    if (heads[from - 1] !== prev) return conflict('diverged');
    for (const [index, line] of lines.entries()) {
      const number = from + index;
      if (number <= held.length) {
        if (held[number - 1] !== line) return conflict('diverged');
        continue;
      }
      held.push(line);
      heads.push(chainNext(heads.at(-1)!, line));
    }
    if (heads[from - 1 + lines.length] !== head)
      throw new Error('the head of a push is not that of its lines');
    return [200, this.#state(id)];
  }

  #state(stream: string): StreamState {
    const { lines, heads } = this.#streams.get(stream)!;
    return { stream, high: lines.length, head: heads.at(-1)!, server: 's', life: 1, now: Date.now() };
  }
}

function response([status, json]: Reply): Response {
  return { ok: status < 300, status, text: async () => JSON.stringify(json) } as Response;
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
