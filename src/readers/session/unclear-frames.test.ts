import { expect, it } from 'vitest';
import { message } from '../../words/message.ts';
import type { ReaderMessage } from '../message.ts';
import { answers, chafonDecoder } from '../protocol/chafon.ts';
import { status } from '../protocol/chafon-codes.ts';
import type { TagRead } from '../protocol/protocol.ts';
import { chafon } from './chafon.ts';

const chips18 = ['02AAA150', 'BBB1', '02CCC15102DDD152'];
const chips288 = ['AAA1', 'BBB1', 'CCC1', 'DDD1'];

it.each([
  ['18', 0x09, undefined, chips18],
  ['288', 0x20, undefined, chips288],
  ['18, as its address says', 0x20, '18', chips18],
])(
  'a frame that has two readings waits until the reader is known to be of family %s',
  (_name, readerType, model, chips) => {
    const reads: TagRead[] = [];
    const told: (ReaderMessage | null)[] = [];
    const line = {
      write: () => undefined,
      now: () => 0,
      read: (read: TagRead) => void reads.push(read),
      answered: (trouble: ReaderMessage | null) => void told.push(trouble),
      recorded: () => Promise.resolve(),
      about: () => undefined,
      clock: () => undefined,
      after: () => undefined,
    };
    const conversation = chafon.converse(line, {
      zone: 'UTC',
      memory: new Map(),
      ...(model === undefined ? {} : { model }),
    });
    conversation.start();
    const decoder = chafonDecoder();
    const frame = answers.inventory18(status.moreFollows, chips18);
    conversation.hear(decoder.push(frame, 1234));
    expect(reads).toEqual([]);
    expect(told).toEqual([message('reader.two-readings')]);
    conversation.hear(decoder.push(answers.info({ readerType, scanTime: 3 }), 1300));
    expect(reads.map(({ chip, arrived }) => [chip, arrived])).toEqual(chips.map((chip) => [chip, 1234]));
    expect(told.at(-1)).toBeNull();
  },
);
