import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { runNow } from '../../timing/steps.ts';
import { parseInSteps } from './long-json.ts';
import { inParts, jsonInParts } from './parts.ts';

const parsed = (text: string) => {
  try {
    return { value: runNow(parseInSteps(text)) };
  } catch (error) {
    return { error: (error as Error).name };
  }
};
const expected = (text: string) => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { error: (error as Error).name };
  }
};

describe('long JSON is read in steps', () => {
  it('as JSON.parse reads it, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parsed(text)).toEqual(expected(text));
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(fc.jsonValue())), (value) => {
        const text = JSON.stringify(value);
        expect(parsed(text)).toEqual(expected(text));
      }),
    );
  });

  it('and refused as JSON.parse refuses it, wherever it is wrong', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 4 }), fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 4 })),
        fc.nat(),
        fc.constantFrom('', ',', '[', ']', '{', '}', '"', '\\', '1', ' '),
        (value, place, put) => {
          const text = JSON.stringify(value);
          const at = place % (text.length + 1);
          const broken = text.slice(0, at) + put + text.slice(at + (put === '' ? 1 : 0));
          expect(parsed(broken)).toEqual(expected(broken));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('lets others in between', () => {
    const text = JSON.stringify({ assign: Array.from({ length: 1000 }, (_, bib) => ({ bib: String(bib) })) });
    let pauses = 0;
    for (const steps = parseInSteps(text); steps.next().done !== true;) pauses += 1;
    expect(pauses).toBeGreaterThan(1000);
  });
});

describe('a long answer', () => {
  it('in JSON is what JSON.stringify gives', async () => {
    const answer = fc.dictionary(
      fc.string(),
      fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue(), { minLength: 20, maxLength: 60 })),
    );
    await fc.assert(
      fc.asyncProperty(answer, async (value) => {
        const app = new Hono().get('/', (context) => jsonInParts(context, value));
        const response = await app.request('/');
        expect(response.headers.get('content-type')).toBe('application/json');
        expect(await response.text()).toBe(JSON.stringify(value));
      }),
      { numRuns: 50 },
    );
  });

  it('is made no further when nobody takes it any more', async () => {
    let made = 0;
    let isOver = false;
    function* parts() {
      try {
        for (;;) {
          made += 1;
          yield 'x'.repeat(40_000);
        }
      } finally {
        isOver = true;
      }
    }
    const app = new Hono().get('/', (context) => inParts(context, parts()));
    const response = await app.request('/');
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(isOver).toBe(true);
    expect(made).toBeLessThan(5);
  });
});
