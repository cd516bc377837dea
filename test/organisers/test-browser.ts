import { pathOf, type Answered, type Call, type Sent } from '../../src/contract/calls/call.ts';
import { accountCalls, organiserCalls } from '../../src/contract/calls/organiser.ts';
import { refusalSchema } from '../../src/contract/problem.ts';
import { makeAdminLink } from '../../src/service/service.ts';

/** A browser on the service's own page: keeps its cookie, and says where it comes from. */
export class TestBrowser {
  cookie: string | null = null;
  readonly #address: () => string;

  constructor(address: () => string) {
    this.#address = address;
  }

  /** What a call is answered, whatever that is. */
  async fetch(
    call: Call,
    sent: { params?: object; query?: object; body?: object } = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const { params = {}, query = {} } = sent as Record<string, Record<string, unknown>>;
    const response = await fetch(this.#address() + pathOf(call, { params, query }), {
      method: call.method,
      headers: {
        origin: this.#address(),
        ...(call.method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie === null ? {} : { cookie: this.cookie }),
        ...headers,
      },
      ...(call.method === 'GET' ? {} : { body: JSON.stringify(sent.body ?? {}) }),
    });
    for (const cookie of response.headers.getSetCookie())
      this.cookie = cookie.includes('Max-Age=0') ? null : (cookie.split(';')[0] ?? null);
    return response;
  }

  /** The answer of a call. Throws what it is refused with. */
  async ask<C extends Call>(call: C, sent: Sent<C>): Promise<Answered<C>> {
    const response = await this.fetch(call, sent as object);
    const json: unknown = await response.json();
    if (!response.ok) throw new Error(refusalSchema.parse(json).problems[0]?.code);
    return json as Answered<C>;
  }

  /** The code of the problem that a call is refused with; null where it is answered. */
  async refusal<C extends Call>(call: C, sent: Sent<C>): Promise<string | null> {
    const response = await this.fetch(call, sent as object);
    return response.ok ? null : (refusalSchema.parse(await response.json()).problems[0]?.code ?? '');
  }
}

export const password = 'correct horse battery';

/** The secret in a link as it is shown. */
export function secretIn(link: string): string {
  return new URLSearchParams(new URL(link, 'http://x').hash.slice(1)).get('link') ?? '';
}

/** A browser that is signed in as who runs the service. */
export async function asOperator(
  address: () => string,
  dataDir: string,
  name = 'Root',
  chosen = password,
): Promise<TestBrowser> {
  const browser = new TestBrowser(address);
  const link = secretIn(await makeAdminLink({ name, dataDir }));
  await browser.ask(accountCalls.takeLink, { body: { link, password: chosen } });
  return browser;
}

/** A browser that is signed in as somebody who took a role in an event. */
export async function asMember(
  owner: TestBrowser,
  address: () => string,
  member: { event: string; name: string; role: 'owner' | 'timing' | 'editor' | 'announcer' | 'viewer' },
): Promise<TestBrowser> {
  const { event, name, role } = member;
  const { link } = await owner.ask(organiserCalls.inviteMember, { params: { event }, body: { name, role } });
  const browser = new TestBrowser(address);
  await browser.ask(accountCalls.takeLink, { body: { link, name, password } });
  return browser;
}
