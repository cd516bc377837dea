import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { actionSchema } from '../../src/contract/actions.ts';
import { changeSchema, snapshotSchema, tickSchema } from '../../src/contract/feed.ts';
import { resultsPageSchema } from '../../src/contract/rows.ts';
import { lineSchema, pushHeaderSchema, streamStateSchema } from '../../src/contract/sync.ts';

/**
 * Recorded from a simulated race, the actions as a console does them. Programs in the field send and expect exactly this: an example is
 * never changed, only joined by one of the next version.
 */
const schemas: Record<string, z.ZodType> = {
  'actions.json': z.array(actionSchema),
  'actions-of-the-setup.json': z.array(actionSchema),
  'actions-of-stalls.json': z.array(actionSchema),
  'feed-snapshot.json': snapshotSchema,
  'feed-change.json': changeSchema,
  'feed-tick.json': tickSchema,
  'results-page.json': resultsPageSchema,
  'sync-action-line.json': lineSchema,
  'sync-passing-line.json': lineSchema,
  'sync-passing-gone-line.json': lineSchema,
  'sync-uncertain-passing-line.json': lineSchema,
  'sync-push-header.json': pushHeaderSchema,
  'sync-stream-state.json': streamStateSchema,
};
const folder = join(import.meta.dirname, 'v1');

describe('version 1 of what crosses between processes', () => {
  it('has an example for each shape, and a shape for each example', () => {
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(schemas).toSorted());
  });

  it.each(Object.entries(schemas))('%s is read and written again without loss', (file, schema) => {
    const example: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    expect(JSON.parse(JSON.stringify(schema.parse(example)))).toEqual(example);
  });
});
