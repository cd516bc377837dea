import { once } from 'node:events';
import { expect, it } from 'vitest';
import { endThread, startThread } from './thread.ts';

it('a thread is not ended before it has loaded everything, nor left when it has', async () => {
  const thread = startThread(import.meta.url, 'slow-thread.fixture', null);
  const said: unknown[] = [];
  thread.on('message', (message) => said.push(message));
  await endThread(thread);
  expect(said).toEqual(['open']);
  expect(thread.threadId).toBe(-1);
});

it('a thread that ended by itself is no longer waited for', async () => {
  const thread = startThread(import.meta.url, 'no-such-module', null);
  await once(thread, 'error');
  await endThread(thread);
  expect(thread.threadId).toBe(-1);
});
