import { z } from 'zod';
import { expect, it } from 'vitest';
import { raceFileSchema } from './race-file.ts';

it('the published JSON Schema is the one the program checks with (vitest -u writes it anew)', async () => {
  const schema = {
    ...z.toJSONSchema(raceFileSchema, { io: 'input' }),
    title: 'Goldline race definition',
  };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../../resources/race.schema.json',
  );
});
