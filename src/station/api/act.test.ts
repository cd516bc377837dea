import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { actOf, nameOf, once } from './act.ts';
import { refusals } from '../../http/refusal.ts';

const first = '00000000-0000-4000-8000-000000000001';
const second = '00000000-0000-4000-8000-000000000002';

/** An app that records after `gate`; refuses while `refuses`. */
function appWith(known: Set<string>) {
  const state = { done: [] as unknown[], gate: Promise.resolve(), refuses: false };
  const app = new Hono()
    .use(once('here', (id) => Promise.resolve(known.has(id))))
    .get('/name', (context) => context.json(nameOf(context)))
    .post('/act', async (context) => {
      const by = actOf(context);
      await state.gate;
      if (state.refuses) return refusals(context, 422, [{ code: 'no', message: 'not now' }]);
      state.done.push(by);
      return context.json({ action: typeof by === 'string' ? null : by.id });
    });
  const post = (id: string | null, more: Record<string, string> = {}) =>
    app.request('/act', {
      method: 'POST',
      headers: { ...(id === null ? {} : { 'Goldline-Act': id }), 'Goldline-Console': 'c-1', ...more },
    });
  return { app, post, state };
}

it('an act that is sent again while it is being done is done once, and both get its answer', async () => {
  const { post, state } = appWith(new Set());
  const { promise, resolve } = Promise.withResolvers<void>();
  state.gate = promise;
  const answers = [post(first), post(first), post(second)];
  resolve();
  const bodies = await Promise.all(answers.map(async (answer) => (await answer).json()));
  expect(bodies).toEqual([{ action: first }, { action: first }, { action: second }]);
  expect(state.done).toEqual([
    { by: 'console:c-1', id: first },
    { by: 'console:c-1', id: second },
  ]);
});

it('an act that the journal knows is answered from it', async () => {
  const { post, state } = appWith(new Set([first]));
  expect(await (await post(first)).json()).toEqual({ action: first });
  expect(state.done).toEqual([]);
});

it('an act that was refused may be tried again', async () => {
  const { post, state } = appWith(new Set());
  state.refuses = true;
  expect((await post(first)).status).toBe(422);
  state.refuses = false;
  expect((await post(first)).status).toBe(200);
  expect(state.done).toHaveLength(1);
});

it('an act of another station, or without a proper id, is not done', async () => {
  const { post, state } = appWith(new Set());
  const elsewhere = await post(first, { 'Goldline-Station': 'there' });
  expect([elsewhere.status, await elsewhere.json()]).toMatchObject([
    409,
    { problems: [{ code: 'other-station' }] },
  ]);
  expect((await post('mine')).status).toBe(400);
  expect((await post(first, { 'Goldline-Station': 'here' })).status).toBe(200);
  expect(state.done).toHaveLength(1);
});

it('a call without an id is done each time, by a console that may not say which it is', async () => {
  const { app, post, state } = appWith(new Set());
  await post(null);
  await post(null);
  expect(state.done).toEqual(['console:c-1', 'console:c-1']);
  expect(await (await app.request('/name')).json()).toBe('console');
  const odd = await app.request('/name', { headers: { 'Goldline-Console': 'a b' } });
  expect(await odd.json()).toBe('console');
});
