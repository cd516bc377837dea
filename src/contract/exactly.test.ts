import { expect, it } from 'vitest';
import { z } from 'zod';
import { exactly } from './exactly.ts';

interface Person {
  bib: string;
  club?: string | undefined;
  result?: { places: number[]; note?: string | undefined } | undefined;
}

const places = z.array(z.number());
const result = z.strictObject({ places, note: z.string().optional() }).optional();
const club = z.string().optional();
const bib = z.string();

/** The compiler checks these: where one of the marked lines compiles, `npm run check:types` fails. */
it('a schema has exactly the keys and values of a hand-written type, optional and nested ones too', () => {
  const personIs = exactly<Person>();
  const schema = personIs(z.strictObject({ bib, club, result }));
  expect(schema.shape.bib.parse('7')).toBe('7');
  // @ts-expect-error an optional key is forgotten
  personIs(z.strictObject({ bib, result }));
  // @ts-expect-error an optional key is too many
  personIs(z.strictObject({ bib, club, result, team: z.string().optional() }));
  // @ts-expect-error a key is optional in the type only
  personIs(z.strictObject({ bib, club: z.string(), result }));
  // @ts-expect-error a key is optional in the schema only
  personIs(z.strictObject({ bib: bib.optional(), club, result }));
  // @ts-expect-error a nested optional key is forgotten
  personIs(z.strictObject({ bib, club, result: z.strictObject({ places }).optional() }));
  // @ts-expect-error a value of an enumeration is forgotten
  exactly<'gun' | 'chip'>()(z.enum(['gun']));
});
