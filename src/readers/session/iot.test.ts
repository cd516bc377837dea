import { expect, it } from 'vitest';
import { answers, iotDecoder } from '../protocol/iot.ts';
import type { TagRead } from '../protocol/protocol.ts';
import type { ReaderMessage } from '../message.ts';
import { message } from '../../words/message.ts';
import type { Line } from './conversation.ts';
import { iot } from './iot.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const tag = {
  chip: 'E28011606000020612345678',
  time: Date.parse('2026-05-10T10:40:00.123Z'),
  antenna: 2,
  rssi: -60,
};

function talk(isCalled: boolean) {
  const said: string[] = [];
  const reads: TagRead[] = [];
  const written: (() => void)[] = [];
  const told: (ReaderMessage | null)[] = [];
  const line: Line = {
    write: (bytes) => void said.push(text(bytes)),
    now: () => 0,
    read: (read) => void reads.push(read),
    recorded: () => new Promise((resolve) => written.push(resolve)),
    answered: (trouble) => void told.push(trouble),
    about: () => undefined,
    clock: () => undefined,
    after: () => undefined,
  };
  const conversation = iot.converse(line, { zone: 'UTC', memory: new Map(), isCalled });
  const decoder = iotDecoder();
  conversation.start();
  return { said, reads, written, told, hear: (bytes: Uint8Array) => conversation.hear(decoder.push(bytes)) };
}

it('answers a post when the journal has its tags, and not before', async () => {
  const { said, reads, written, hear } = talk(true);
  const posts = Buffer.concat([
    answers.post(answers.zebra(tag, 1)),
    answers.post(answers.speedway({ ...tag, chip: 'AAAA' })),
  ]);
  // In pieces, as networks bring it.
  for (let at = 0; at < posts.length; at += 7) hear(posts.subarray(at, at + 7));
  expect(reads.map(({ chip }) => chip)).toEqual([tag.chip, 'AAAA']);
  await Promise.resolve();
  expect(said).toEqual([]);
  for (const done of written) done();
  await new Promise(setImmediate);
  expect(said.map((one) => one.slice(0, 15))).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
});

it('answers a post in chunks, and one that asks whether it may go on', async () => {
  const { said, reads, written, hear } = talk(true);
  hear(Buffer.from('POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n'));
  expect(said).toEqual(['HTTP/1.1 100 Continue\r\n\r\n']);
  hear(answers.chunk(answers.impinj(tag)));
  hear(Buffer.from('0\r\n\r\n'));
  expect(reads).toHaveLength(1);
  written[0]?.();
  await new Promise(setImmediate);
  expect(said).toHaveLength(2);
});

it('asks a reader that is called, and tells what it refuses and that it stands still', () => {
  const { said, told, hear } = talk(false);
  expect(said[0]).toContain('GET /api/v1/data/stream HTTP/1.1\r\n');
  hear(Buffer.from('HTTP/1.1 401 Unauthorized\r\n\r\n'));
  expect(told.at(-1)).toEqual(message('reader.refuses-command', { why: 'HTTP 401 Unauthorized' }));
  hear(answers.streamBegins());
  expect(told.at(-1)).toBeNull();
  hear(Buffer.from('{"eventType":"inventoryStatus","inventoryStatusEvent":{"inventoryStatus":"idle"}}\r\n'));
  expect(told.at(-1)?.code).toBe('reader.inventory-idle');
  hear(answers.impinj(tag));
  expect(told.at(-1)).toBeNull();
});
