import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionSchema, actionTypes } from '../../src/contract/actions.ts';
import { lineSchema } from '../../src/contract/sync.ts';
import type { Action } from '../../src/timing/model/actions.ts';

const example = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'v1', `${file}.json`), 'utf8'));
const actions = ['actions', 'actions-of-the-setup', 'actions-of-stalls'].flatMap(
  (file) => example(file) as Action[],
);

/** The value with a field of a newer version, once in each object in it; `seen` has a key for each station. */
function* withNewField(value: unknown): Iterable<unknown> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const newer of withNewField(item)) yield value.with(index, newer);
    return;
  }
  yield { ...value, newer: 'field' };
  for (const [key, part] of Object.entries(value))
    if (key !== 'seen') for (const newer of withNewField(part)) yield { ...value, [key]: newer };
}

describe('an action of a newer version', () => {
  it('has an example for each type, which this version understands', () => {
    expect(new Set(actions.map(({ type }) => type))).toEqual(new Set(actionTypes));
    for (const action of actions) expect(actionSchema.parse(action)).toEqual(action);
  });

  it.each(actionTypes)('%s with one more field, however deep, is not understood', (type) => {
    for (const action of actions.filter((one) => one.type === type))
      for (const newer of withNewField(action))
        expect([newer, actionSchema.safeParse(newer).success]).toEqual([newer, false]);
  });

  it('is not understood where its type is not known', () => {
    const [action] = actions;
    expect(actionSchema.safeParse({ ...action, type: 'not.yet' }).success).toBe(false);
  });
});

it.each(['sync-passing-line', 'sync-uncertain-passing-line', 'sync-passing-gone-line'])(
  'a line like %s with one more field, however deep, is not understood',
  (file) => {
    expect(lineSchema.safeParse(example(file)).success).toBe(true);
    for (const newer of withNewField(example(file)))
      expect([newer, lineSchema.safeParse(newer).success]).toEqual([newer, false]);
  },
);
