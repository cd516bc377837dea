import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Calls } from '../contract/calls/call.ts';
import { Refuse, refusals } from './refusal.ts';
import { register, type Handlers } from './register.ts';

const table = {
  runner: {
    method: 'GET',
    path: '/runners/:bib',
    about: 'Gives a runner.',
    params: z.object({ bib: z.string() }),
    query: z.object({ laps: z.coerce.number().int().default(1) }),
    answer: z.object({ bib: z.string(), laps: z.number(), club: z.string().optional() }),
    problems: ['unknown'],
  },
  add: {
    method: 'POST',
    path: '/runners',
    about: 'Adds a runner.',
    body: z.strictObject({ bib: z.string().min(1) }),
    answer: z.object({ id: z.string().nullable() }),
  },
} as const satisfies Calls;

const handlers = {
  runner: ({ params: { bib }, query: { laps } }) => ({ bib, laps }),
  add: ({ body: { bib } }) => ({ id: bib }),
} satisfies Handlers<typeof table>;

/** A server whose handlers may be wrong in ways that do not compile. */
function appWith(changes: Record<string, unknown> = {}) {
  const app = new Hono();
  register(app, table, { ...handlers, ...(changes as object) });
  app.onError((error, context) =>
    error instanceof Refuse
      ? refusals(context, error.status, error.problems)
      : refusals(context, 500, [{ code: 'internal', message: error.message }]),
  );
  return app;
}

async function answerOf(answer: Response | Promise<Response>) {
  const response = await answer;
  return { status: response.status, text: await response.text() };
}

const post = (body: string, type = 'application/json') => ({
  method: 'POST',
  body,
  headers: { 'Content-Type': type },
});

describe('a registered call', () => {
  it('gets what its schemas make of the request, and answers with JSON', async () => {
    expect(await answerOf(appWith().request('/runners/7?laps=3'))).toEqual({
      status: 200,
      text: '{"bib":"7","laps":3}',
    });
    expect((await answerOf(appWith().request('/runners', post('{"bib":"7"}')))).text).toBe('{"id":"7"}');
  });

  it.each([
    ['/runners/7?laps=many', undefined, 'laps: '],
    ['/runners', post('{"bib":""}'), 'bib: '],
    ['/runners', post('{"bib":"7","club":"x"}'), 'club'],
    ['/runners', post('{"bib":'), 'The body is not JSON'],
    ['/runners', post('{"bib":"7"}', 'text/plain'), 'Content-Type: application/json'],
  ])('refuses with 400 what its schemas do not take: %s', async (path, request, message) => {
    const { status, text } = await answerOf(appWith().request(path, request));
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      problems: [{ code: 'bad-input', message: expect.stringContaining(message) as string }],
    });
  });
});

describe('under tests', () => {
  it.each([
    ['of another type', { runner: () => ({ bib: 7, laps: 1 }) }, 'bib'],
    ['without a field', { runner: () => ({ bib: '7' }) }, 'laps'],
    ['with a field more', { runner: () => ({ bib: '7', laps: 1, birthDate: '1990-01-01' }) }, '"birthDate"'],
    ['of another kind', { runner: () => new Response('7') }, 'text/plain'],
  ])('an answer %s than the table says is an error', async (_what, wrong, message) => {
    const { status, text } = await answerOf(appWith(wrong).request('/runners/7'));
    expect(status).toBe(500);
    expect(text).toContain(message.replaceAll('"', '\\"'));
  });

  it('a refusal that the table does not name is an error, one that it names is not', async () => {
    const refusing = (code: string) => ({
      runner: () => {
        throw new Refuse(404, { code, message: 'no' });
      },
    });
    expect((await answerOf(appWith(refusing('unknown')).request('/runners/7'))).status).toBe(404);
    expect(await answerOf(appWith(refusing('gone')).request('/runners/7'))).toMatchObject({
      status: 500,
      text: expect.stringContaining('does not name') as string,
    });
  });
});

it('what does not fit the table does not compile', () => {
  const app = new Hono();
  const { add, runner } = handlers;
  // @ts-expect-error a handler is missing
  register(app, table, { runner });
  // @ts-expect-error an answer is of another type
  register(app, table, { add, runner: () => ({ bib: 7, laps: 1 }) });
  // @ts-expect-error an answer lacks a field
  register(app, table, { add, runner: () => ({ bib: '7' }) });
  // @ts-expect-error an answer has a field more
  register(app, table, { add, runner: () => ({ bib: '7', laps: 1, birthDate: '1990-01-01' }) });
  // @ts-expect-error a call with a JSON answer answers with a whole response
  register(app, table, { add, runner: () => new Response() });
  expect(app.routes).not.toHaveLength(0);
});
