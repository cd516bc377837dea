import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { aFile, aRace, aRun, someRuns } from '../public/pages/online/runs.fixture.ts';
import { Frame } from '../public/pages/frame.ts';
import type { Published } from '../public/published.ts';
import { onlinePages } from './online-pages.ts';
import { runPages } from './run-pages.ts';
import type { OwnCalls } from './within.ts';

const problem = (code: string, params?: object) => ({ problems: [{ code, message: code, params }] });

/** The pages over calls that say what they were asked. */
function pagesOver({ refuse = null, why }: { refuse?: string | null; why?: object } = {}) {
  const asked: { method: string; path: string; body: unknown; origin: string | null }[] = [];
  const calls = new Hono();
  calls.use(async (context, next) => {
    const { method, path } = context.req;
    const isBytes = context.req.header('content-type') === 'application/octet-stream';
    const body: unknown =
      method === 'GET' ? null : isBytes ? await context.req.text() : JSON.parse(await context.req.text());
    if (method !== 'GET') asked.push({ method, path, body, origin: context.req.header('origin') ?? null });
    await next();
  });
  calls.get('/api/events/:event/online', (context) => context.json({ races: [{ ...aRace, entered: 7 }] }));
  calls.get('/api/runs/:run', (context) =>
    context.req.param('run') === 's3cret'
      ? context.json(someRuns['asked'])
      : context.json(problem('run-unknown'), 404),
  );
  if (refuse !== null)
    calls.on(['POST', 'PUT'], '/api/*', (context) => context.json(problem(refuse, why), 422));
  calls.post('/api/events/:event/online/:race/entries', (context) =>
    context.json({ bib: '90017', run: 's3cret' }),
  );
  calls.post('/api/runs/:run/files', (context) =>
    context.json(aFile({ id: 'f9', state: 'receiving', received: 0 })),
  );
  calls.put('/api/runs/:run/files/:file', (context) => context.json(aFile({ received: 11 })));
  calls.post('/api/runs/:run/*', (context) => context.json(aRun()));
  const ask: OwnCalls = (request, env) => calls.fetch(request, env);
  const frame = new Frame('<!--head--><!--body-->');
  const published = { ready: Promise.resolve(), editions: { of: () => undefined } } as unknown as Published;
  const app = new Hono().route('/', onlinePages(published, ask, frame)).route('/', runPages(ask, frame));
  const post = (path: string, values: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(values)) body.append(name, value);
    return app.request(path, { method: 'POST', body, headers: { origin: 'http://localhost' } });
  };
  return { app, asked, post };
}

const entry = { name: '李娜', sex: 'F', birthDate: '1988-03-04', publicName: 'full', agrees: 'yes' };
const enter = '/events/kunming-2026/online/online-marathon/enter';

it('an entry leads to the own link, and asks the call as the browser would', async () => {
  const { post, asked } = pagesOver();
  const answer = await post(`${enter}?lang=zh-CN`, entry);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/runs/s3cret/start?lang=zh-CN']);
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/api/events/kunming-2026/online/online-marathon/entries',
      body: {
        name: '李娜',
        sex: 'F',
        birthDate: '1988-03-04',
        language: 'zh-CN',
        publicName: 'full',
        agrees: true,
      },
      origin: 'http://localhost',
    },
  ]);
});

it('what is wrong stands beside its field, and nothing that was typed is lost', async () => {
  const { post, asked } = pagesOver();
  const answer = await post(enter, { ...entry, birthDate: '', club: 'Ёлки & <b>' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(asked).toEqual([]);
  expect(page).toContain('value="李娜"');
  expect(page).toContain('value="Ёлки &amp; &lt;b&gt;"');
  expect(page).toMatch(/name="birthDate"[^>]*aria-invalid="true"/);
  expect(page).toMatch(/<span class="wrong" id="w-birthDate">\s*Fill this in/);
});

it('what the service refuses is told above the form, with all that was typed', async () => {
  const { post } = pagesOver({ refuse: 'name-taken' });
  const answer = await post(enter, entry);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toMatch(/role="alert"[^]*There is an account of this name/);
  expect(page).toContain('value="李娜"');
});

it('what the service refuses of one field is told beside it, where the form has it', async () => {
  const young = pagesOver({ refuse: 'entry-refused', why: { context: 'age', min: 18, date: '1 December' } });
  const page = await (await young.post(enter, entry)).text();
  expect(page).toMatch(/id="w-birthDate">\s*Runners must be 18 or older/);
  expect(page).toContain('Nothing that you typed is lost');
  const coded = pagesOver({ refuse: 'entry-refused', why: { context: 'code' } });
  expect(await (await coded.post(enter, entry)).text()).toMatch(
    /role="alert"[^]*There is no such entry code/,
  );
});

it('without a script one file is handed in by the form', async () => {
  const { post, asked } = pagesOver();
  const file = new File(['a recording'], 'run.gpx');
  const answer = await post('/runs/s3cret/hand-in', { file });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/runs/s3cret']);
  expect(asked.map(({ method, path }) => [method, path])).toEqual([
    ['POST', '/api/runs/s3cret/files'],
    ['PUT', '/api/runs/s3cret/files/f9'],
  ]);
  expect(asked[0]!.body).toMatchObject({ kind: 'recording', name: 'run.gpx', size: 11 });
  expect(asked[1]!.body).toBe('a recording');
});

it('a declaration is read by the clocks of the race', async () => {
  const { post, asked } = pagesOver();
  await post('/runs/s3cret/declare', { start: '2026-12-03T07:02', time: '4:05:30', distance: '42,2' });
  expect(asked.at(-1)!.body).toEqual({
    start: Date.parse('2026-12-02T23:02:00Z'),
    seconds: 14_730,
    distance: 42_200,
    picture: null,
  });
  const answer = await post('/runs/s3cret/declare', { start: '', time: '4 h', distance: '42' });
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('Choose day and time.');
  expect(page).toContain('value="4 h"');
});

it('an answer that is refused stays in its field', async () => {
  const { post } = pagesOver({ refuse: 'name-taken' });
  const page = await (await post('/runs/s3cret/answer', { text: 'There was a descent.' })).text();
  expect(page).toMatch(/<textarea[^>]*>\nThere was a descent.<\/textarea/);
});

it('own pages are kept by nobody, and an unknown link is told in words', async () => {
  const { app } = pagesOver();
  const own = await app.request('/runs/s3cret');
  expect(own.status).toBe(200);
  expect(own.headers.get('cache-control')).toBe('no-store');
  expect(own.headers.get('x-robots-tag')).toBe('noindex');
  const unknown = await app.request('/runs/other?lang=ru');
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toContain('По этой ссылке пробежки нет');
  expect((await app.request('/runs/s3cret/nothing', { method: 'POST' })).status).toBe(404);
});
