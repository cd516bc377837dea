import { expect, it } from 'vitest';
import { answers, commands, mylapsDecoder } from '../protocol/mylaps.ts';
import type { TagRead } from '../protocol/protocol.ts';
import type { Line } from './conversation.ts';
import { mylaps } from './mylaps.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const tag = { chip: '0000041', local: Date.parse('2026-05-10T10:40:00.123Z'), antenna: 2, rssi: -60 };

function talk() {
  const said: string[] = [];
  const reads: TagRead[] = [];
  const written: (() => void)[] = [];
  const line: Line = {
    write: (bytes) => void said.push(text(bytes)),
    now: () => 0,
    read: (read) => void reads.push(read),
    recorded: () => new Promise((resolve) => written.push(resolve)),
    answered: () => undefined,
    about: () => undefined,
    clock: () => undefined,
    after: () => undefined,
  };
  const conversation = mylaps.converse(line, { zone: 'UTC', memory: new Map() });
  const decoder = mylapsDecoder();
  conversation.start();
  return { said, reads, written, hear: (bytes: Uint8Array) => conversation.hear(decoder.push(bytes)) };
}

it('acknowledges a message when the journal has its passings, and not before', async () => {
  const { said, reads, written, hear } = talk();
  hear(answers.pong('Finish'));
  expect(said).toEqual([text(commands.welcome('Goldline'))]);
  hear(answers.passings('Finish', 1016, [tag, { ...tag, chip: '0000042' }]));
  hear(answers.passings('Finish', 1017, [{ ...tag, chip: '0000043' }]));
  await Promise.resolve();
  expect(reads.map(({ chip }) => chip)).toEqual(['0000041', '0000042', '0000043']);
  expect(said).toHaveLength(1);
  written[0]?.();
  await new Promise(setImmediate);
  expect(said.slice(1)).toEqual(['Goldline@AckPassing@1016@$']);
  written[1]?.();
  await new Promise(setImmediate);
  expect(said.slice(2)).toEqual(['Goldline@AckPassing@1017@$']);
});

it('counts a message once that is said again, and acknowledges it again', async () => {
  const { said, reads, written, hear } = talk();
  for (let times = 0; times < 2; times += 1) hear(answers.passings('Finish', 5, [tag]));
  for (const done of written) done();
  await new Promise(setImmediate);
  expect(reads.map(({ counts }) => counts)).toEqual([true, false]);
  expect(said).toEqual(['Goldline@AckPassing@5@$', 'Goldline@AckPassing@5@$']);
});
