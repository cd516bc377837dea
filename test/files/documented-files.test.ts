import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseEventJson } from '../../src/files/event-json.ts';

const text = readFileSync(new URL('../../docs/event-file.md', import.meta.url), 'utf8');
const whole = [...text.matchAll(/```json\n(\{.*?\n\})\n```/gs)]
  .map(([, json = '']) => json)
  .filter((json) => json.includes('"id": ') && json.includes('"date"'));

test('every whole example of the event file is one that Goldline takes, without a warning', () => {
  expect(whole).toHaveLength(3);
  for (const json of whole) {
    const parsed = parseEventJson(json, 'docs/event-file.md');
    expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([]);
  }
});
