import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import type { Stall } from '../../readers/reader.ts';
import type { Transport } from '../../readers/transport/transport.ts';
import { message } from '../../words/message.ts';
import type { ToldStall } from './port-messages.ts';
import { PortHost } from './port-host.ts';

const patient = { timeout: 60_000, interval: 20 };
/** Long enough for a busy computer to let the other process look at its ports meanwhile. */
const holdMs = 3000;

/** A reader that says a line every few milliseconds, and what it is told; in a thread, so that nothing here holds it up. */
const reader = `
  const { createServer } = require('node:net');
  const { parentPort } = require('node:worker_threads');
  const server = createServer((socket) => {
    const timer = setInterval(() => socket.write('tick;'), 10);
    socket.on('data', (told) => socket.write('heard ' + told + ';'));
    socket.on('error', () => undefined);
    socket.on('close', () => clearInterval(timer));
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A line to such a reader over a host. */
async function line() {
  const thread = new Worker(reader, { eval: true });
  opened.push(() => thread.terminate());
  const [port] = (await once(thread, 'message')) as [number];
  const stalls: ToldStall[] = [];
  const host = new PortHost((told): Stall => {
    stalls.push(told);
    return { from: told.over - told.span, length: told.length, over: told.over };
  });
  opened.push(() => host.close());
  const place = { transport: 'tcp', host: '127.0.0.1', port } as const;
  const heard = { text: '', moments: [] as number[], closed: null as unknown };
  const events = {
    onData: (chunk: Uint8Array, at: number) => {
      heard.text += Buffer.from(chunk).toString();
      heard.moments.push(at);
    },
    onClose: (why: unknown) => (heard.closed = why),
  };
  const hosted = host.portAt(place);
  const open = (): Promise<Transport> => hosted.open(events, 0);
  const transport = await open();
  await expect.poll(() => heard.text, patient).toContain('tick;');
  return { host, place, heard, stalls, transport, open };
}

it('what comes while the station is held has the moment at which it came', async () => {
  const { heard, transport } = await line();
  transport.write(Buffer.from('hello'));
  await expect.poll(() => heard.text, patient).toContain('heard hello;');
  const from = performance.now();
  while (performance.now() < from + holdMs);
  const until = performance.now();
  const before = heard.moments.length;
  await expect.poll(() => heard.moments.length, patient).toBeGreaterThan(before + 10);
  const meanwhile = heard.moments.filter((at) => at > from && at < until);
  expect(meanwhile.length).toBeGreaterThan(10);
  expect(Math.min(...meanwhile)).toBeLessThan(from + holdMs / 2);
  expect(heard.moments).toEqual(heard.moments.toSorted((one, other) => one - other));
});

it('a line that is closed says nothing any more, and another can be opened at the port', async () => {
  const { heard, transport, open } = await line();
  await transport.close();
  const { text } = heard;
  const next = await open();
  await expect.poll(() => heard.text.length, patient).toBeGreaterThan(text.length);
  await next.close();
  expect(heard.closed).toBeNull();
});

it('a process that crashes ends its lines in words, and the next line has another one', async () => {
  const { host, heard, open } = await line();
  const pid = host.pid!;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => heard.closed, patient).toMatchObject({ code: 'port.process-ended' });
  heard.text = '';
  await open();
  expect(host.pid).not.toBe(pid);
  await expect.poll(() => heard.text, patient).toContain('tick;');
});

it('a process that stood still says so before what waited meanwhile', async ({ skip }) => {
  skip(process.platform === 'win32', 'processes cannot be stopped there');
  const { host, stalls, heard } = await line();
  const pid = host.pid!;
  process.kill(pid, 'SIGSTOP');
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  process.kill(pid, 'SIGCONT');
  await expect.poll(() => stalls.length, patient).toBeGreaterThan(0);
  const { span, over } = stalls[0]!;
  expect(over - span).toBeLessThan(from + 500);
  expect(heard.moments.filter((at) => at > from + 100 && at < over - 10)).toEqual([]);
  await expect.poll(() => host.lookedAt(), patient).toBeGreaterThan(over);
});

it('a place that cannot be reached is refused as it would be here', async () => {
  const { host, place } = await line();
  const nobody = host.portAt({ ...place, port: 1 });
  const events = { onData: () => undefined, onClose: () => undefined };
  await expect(nobody.open(events, 0)).rejects.toMatchObject({
    told: message('port.refused', { place: '127.0.0.1:1' }),
  });
});
