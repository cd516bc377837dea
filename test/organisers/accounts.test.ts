import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountCalls, organiserCalls } from '../../src/contract/calls/organiser.ts';
import { makeAdminLink } from '../../src/service/service.ts';
import { goldline } from '../support/processes.ts';
import { databaseUrl, startTestService, type TestService } from '../sync/test-service.ts';
import { asMember, asOperator, password, secretIn, TestBrowser } from './test-browser.ts';

let service: TestService;
let operator: TestBrowser;

beforeAll(async () => {
  service = await startTestService();
  operator = await asOperator(address, service.dataDir);
  await operator.ask(organiserCalls.makeEvent, { body: { id: 'marathon', name: 'Marathon' } });
});
afterAll(() => service.remove());

const address = () => service.address;
const whoIs = async (browser: TestBrowser) => (await browser.ask(accountCalls.whoAmI, {})).account;
const signIn = (name: string, given: string) => ({ body: { name, password: given } });

async function rows(query: string): Promise<string> {
  const database = new pg.Client(await databaseUrl(service.dataDir));
  await database.connect();
  const { rows: found } = await database.query(query);
  await database.end();
  return JSON.stringify(found);
}

describe('the first account', () => {
  it('is made on the command line, and gets in by a link that works once', async () => {
    const link = secretIn(await makeAdminLink({ name: 'Olga', dataDir: service.dataDir }));
    const browser = new TestBrowser(address);
    expect(await whoIs(browser)).toBeNull();
    expect(await browser.refusal(accountCalls.signIn, signIn('Olga', ''.padEnd(12, 'x')))).toBe('sign-in');
    expect(await browser.ask(accountCalls.readLink, { body: { link } })).toMatchObject({
      kind: 'password',
      name: 'Olga',
    });
    expect(await browser.refusal(accountCalls.takeLink, { body: { link, password: 'short' } })).toBe(
      'bad-input',
    );
    await browser.ask(accountCalls.takeLink, { body: { link, password } });
    expect(await whoIs(browser)).toEqual({ name: 'Olga', operator: true });
    const second = new TestBrowser(address);
    expect(await second.refusal(accountCalls.takeLink, { body: { link, password } })).toBe('link-unknown');
  });

  it('has its link printed with the address of the service that runs', async () => {
    const admin = goldline('service', 'admin', 'Printed', `--data=${service.dataDir}`);
    const [link = ''] = await admin.line(/^http\S+$/);
    expect(link).toMatch(`${service.address}/organiser#link=`);
    const browser = new TestBrowser(address);
    await browser.ask(accountCalls.takeLink, { body: { link: secretIn(link), password } });
    expect(await whoIs(browser)).toEqual({ name: 'Printed', operator: true });
  });

  it('that lost its password gets a new one in the same way, and all its sessions end', async () => {
    const browser = await asOperator(address, service.dataDir, 'Forgetful');
    const again = await asOperator(address, service.dataDir, 'forgetful ');
    expect(await whoIs(browser)).toBeNull();
    expect(await whoIs(again)).toEqual({ name: 'Forgetful', operator: true });
  });
});

describe('a session', () => {
  it('begins with name and password, is another one each time, and ends', async () => {
    const browser = new TestBrowser(address);
    const response = await browser.fetch(accountCalls.signIn, signIn('root', password));
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/i);
    const first = browser.cookie;
    await browser.ask(accountCalls.signIn, signIn('Root', password));
    expect(browser.cookie).not.toBe(first);
    const old = new TestBrowser(address);
    old.cookie = first;
    expect(await whoIs(old)).toBeNull();
    const kept = new TestBrowser(address);
    kept.cookie = browser.cookie;
    await browser.ask(accountCalls.signOut, {});
    expect(await whoIs(kept)).toBeNull();
  });

  it('ends by itself', async () => {
    const browser = new TestBrowser(address);
    await browser.ask(accountCalls.signIn, signIn('Root', password));
    await rows(`update sessions set expires = 1 where created = (select max(created) from sessions)`);
    expect(await whoIs(browser)).toBeNull();
    expect(await browser.refusal(organiserCalls.ownEvents, {})).toBe('sign-in-needed');
  });

  it('goes over TLS alone where the browser came that way', async () => {
    const browser = new TestBrowser(address);
    const response = await browser.fetch(accountCalls.signIn, signIn('Root', password), {
      'x-forwarded-proto': 'https',
    });
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/);
  });

  it('does nothing for the page of somebody else', async () => {
    const made = { body: { id: 'stolen', name: 'Stolen' } };
    const strange: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }];
    for (const headers of strange) {
      const response = await operator.fetch(organiserCalls.makeEvent, made, headers);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('"origin"');
    }
    const form = await operator.fetch(organiserCalls.makeEvent, made, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(400);
    expect((await operator.ask(organiserCalls.ownEvents, {})).events.map(({ id }) => id)).not.toContain(
      'stolen',
    );
  });
});

it('passwords are not tried for long, and who has the right one still gets in from elsewhere', async () => {
  const browser = new TestBrowser(address);
  const codes: (string | null)[] = [];
  for (let number = 0; number < 10; number += 1)
    codes.push(await browser.refusal(accountCalls.signIn, signIn('Nobody', `password ${number}`)));
  expect(codes.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'sign-in'));
  expect(codes.slice(8)).toEqual(['too-many-tries', 'too-many-tries']);
  expect(await browser.refusal(accountCalls.signIn, signIn('Root', password))).toBeNull();
});

describe('an invitation', () => {
  it('gives its role to a new account, or to the one that is signed in, once', async () => {
    const timer = await asMember(operator, address, { event: 'marathon', name: 'Timer', role: 'timing' });
    expect(await timer.ask(organiserCalls.ownEvents, {})).toMatchObject({
      events: [{ id: 'marathon', role: 'timing' }],
      mayMake: false,
      unowned: [],
    });
    await operator.ask(organiserCalls.makeEvent, { body: { id: 'half', name: 'Half' } });
    const { link } = await operator.ask(organiserCalls.inviteMember, {
      params: { event: 'half' },
      body: { name: 'the timer', role: 'owner' },
    });
    await timer.ask(accountCalls.takeLink, { body: { link } });
    expect((await timer.ask(organiserCalls.ownEvents, {})).events.map(({ id, role }) => [id, role])).toEqual([
      ['half', 'owner'],
      ['marathon', 'timing'],
    ]);
    expect(await new TestBrowser(address).refusal(accountCalls.takeLink, { body: { link } })).toBe(
      'link-unknown',
    );
  });

  it('is not for the name of somebody else', async () => {
    const { link } = await operator.ask(organiserCalls.inviteMember, {
      params: { event: 'marathon' },
      body: { name: 'x', role: 'viewer' },
    });
    const browser = new TestBrowser(address);
    expect(await browser.refusal(accountCalls.takeLink, { body: { link } })).toBe('account-needed');
    expect(await browser.refusal(accountCalls.takeLink, { body: { link, name: ' ROOT', password } })).toBe(
      'name-taken',
    );
    expect(
      await browser.refusal(accountCalls.takeLink, { body: { link, name: 'Newcomer', password } }),
    ).toBeNull();
  });

  it('can be withdrawn', async () => {
    const params = { event: 'marathon' };
    const { link } = await operator.ask(organiserCalls.inviteMember, {
      params,
      body: { name: 'Wrong person', role: 'owner' },
    });
    const { invitations } = await operator.ask(organiserCalls.members, { params });
    const { id } = invitations.find(({ name }) => name === 'Wrong person')!;
    await operator.ask(organiserCalls.withdrawInvitation, { params, body: { id } });
    expect(
      await new TestBrowser(address).refusal(accountCalls.takeLink, { body: { link, name: 'W', password } }),
    ).toBe('link-unknown');
  });
});

it('an event keeps an owner', async () => {
  const params = { event: 'marathon' };
  const { members } = await operator.ask(organiserCalls.members, { params });
  const root = members.find(({ name }) => name === 'Root')!;
  expect(
    await operator.refusal(organiserCalls.setMember, { params, body: { account: root.id, role: null } }),
  ).toBe('last-owner');
  const timer = members.find(({ name }) => name === 'Timer')!;
  await operator.ask(organiserCalls.setMember, { params, body: { account: timer.id, role: 'viewer' } });
  const after = await operator.ask(organiserCalls.members, { params });
  expect(after.members.find(({ name }) => name === 'Timer')?.role).toBe('viewer');
});

it('the database has no password, no session and no link that opens anything, and each act is in the log', async () => {
  const tables = ['accounts', 'sessions', 'links', 'audit'];
  const all = (await Promise.all(tables.map((table) => rows(`select * from ${table}`)))).join('\n');
  expect(all).not.toContain(password);
  expect(all).not.toContain(operator.cookie!.split('=')[1]);
  expect(all).toContain('$argon2id$');
  const { acts } = await operator.ask(organiserCalls.auditLog, { params: { event: 'marathon' }, query: {} });
  expect(acts.map(({ act, by }) => `${by}: ${act}`)).toEqual(
    expect.arrayContaining([
      'Root: event.create',
      'Root: member.invite',
      'Timer: member.join',
      'Root: member.role',
    ]),
  );
  expect(service.logged.join('\n')).not.toContain(password);
});
