import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Answers, encodingOf, isKnown, type Made } from './answers.ts';

const long = JSON.stringify(Array.from({ length: 300 }, (_, index) => `Runner ${index}`));

function made(text: string, of: Made['of'] = null): Made {
  return { of, type: 'application/json', text, cacheControl: 'public' };
}

describe('answers', () => {
  it('hold until their edition is another one', () => {
    const edition = { number: 1 };
    const answers = new Answers();
    answers.keep('/a', made('one', edition));
    expect(answers.fresh('/a')?.body('identity').toString()).toBe('one');
    edition.number = 2;
    expect(answers.fresh('/a')).toBeUndefined();
    answers.keep('/a', made('two', edition));
    expect(answers.fresh('/a')?.body('identity').toString()).toBe('two');
  });

  it('are packed once in each encoding, and not where that makes them no shorter', () => {
    const answer = new Answers({ headers: ['X-Own', 'yes'] }).keep('/a', made(long));
    expect(gunzipSync(answer.body('gzip')).toString()).toBe(long);
    expect(brotliDecompressSync(answer.body('br')).toString()).toBe(long);
    expect(answer.body('br')).toBe(answer.body('br'));
    expect(answer.head('br')).toEqual(expect.arrayContaining(['X-Own', 'Content-Encoding', 'br']));
    const short = new Answers().keep('/a', made('short'));
    expect(short.head('gzip')).not.toContain('Content-Encoding');
    expect(short.body('gzip').toString()).toBe('short');
  });

  it('have one tag in all encodings, and the same for the same where only what is not tagged differs', () => {
    const answers = new Answers();
    const one = answers.keep('/a', { ...made('rows 10:00'), tagged: 'rows' });
    const other = answers.keep('/b', { ...made('rows 10:01'), tagged: 'rows' });
    expect(one.etag).toBe(other.etag);
    expect(answers.keep('/c', made('others')).etag).not.toBe(one.etag);
    expect(one.etag).toMatch(/^W\/"[\w-]{43}"$/);
  });

  it('go where there are too many bytes: old ones first, those that are asked for last', () => {
    const answers = new Answers({ maxBytes: 10_000 });
    answers.keep('/wanted', made('x'.repeat(2000)));
    for (let number = 0; number < 100; number += 1) {
      expect(answers.fresh('/wanted'), `after ${number}`).toBeDefined();
      answers.keep(`/${number}`, made('y'.repeat(1000)));
      expect(answers.bytes).toBeLessThanOrEqual(10_000);
    }
    expect(answers.fresh('/99')).toBeDefined();
    expect(answers.fresh('/0')).toBeUndefined();
    expect(answers.size).toBeLessThan(12);
  });

  it('count what they are packed in', () => {
    const answers = new Answers();
    const answer = answers.keep('/a', made(long));
    const before = answers.bytes;
    const packed = answer.body('gzip').length + answer.body('br').length;
    expect(answers.bytes - before).toBe(packed);
    answers.keep('/a', made('short'));
    expect(answers.bytes).toBe('short'.length + 2 * '/a'.length);
  });
});

it.each([
  [undefined, 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['deflate', 'identity'],
  ['BR', 'br'],
])('an Accept-Encoding of %s gets %s', (accepted, encoding) => {
  expect(encodingOf(accepted)).toBe(encoding);
});

it.each(['W/"a"', '"a"', '"x", W/"a"', '*'])('an If-None-Match of %s names the answer W/"a"', (header) => {
  expect(isKnown(header, 'W/"a"')).toBe(true);
  expect(isKnown('W/"b"', 'W/"a"')).toBe(false);
});
