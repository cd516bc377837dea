import type { z } from 'zod';
import { onlineEntrySchema, type OnlineEntry, type OnlineRace } from '../../../../contract/online.ts';
import type { Language } from '../../../../timing/model/race.ts';
import { nationalityCode } from '../../../../words/countries.ts';
import { typedSeconds } from './typed-seconds.ts';
import type { Typed } from './form.ts';

type Wrong = Record<string, Typed['wrong'][string]>;

/** Who is younger has to have somebody who agrees. */
const adultAge = 18;

/** An entry of what was typed, or what is wrong with it, field by field. */
export function entryOf(
  values: Readonly<Record<string, string>>,
  race: OnlineRace,
  language: Language,
): { entry: OnlineEntry } | { wrong: Wrong } {
  const given = (name: string) => (values[name] ?? '').trim();
  const present = (name: string, value: unknown) => (given(name) === '' ? {} : { [name]: value });
  const ownBest = typedSeconds(given('ownBest'));
  const parsed = onlineEntrySchema.safeParse({
    name: given('name'),
    ...present('latinName', given('latinName')),
    sex: given('sex'),
    birthDate: given('birthDate'),
    ...present('nationality', nationalityCode(given('nationality')) ?? given('nationality')),
    ...present('club', given('club')),
    ...present('city', given('city')),
    ...present('email', given('email')),
    language,
    publicName: given('publicName'),
    ...present('guardian', given('guardian')),
    ...present('code', given('code')),
    ...present('ownBest', ownBest),
    agrees: given('agrees') === 'yes',
  });
  const wrong: Wrong = parsed.success ? {} : wrongOf(parsed.error, given);
  for (const name of ['club', 'city', 'nationality'] as const)
    if (race.ask[name] === 'required' && given(name) === '') wrong[name] ??= 'online.wrong.needed';
  if (given('ownBest') !== '' && ownBest === undefined) wrong['ownBest'] ??= 'online.wrong.time';
  if (race.byCode && given('code') === '') wrong['code'] ??= 'online.wrong.needed';
  if (parsed.success) {
    const { birthDate, guardian } = parsed.data;
    const age = ageAt(birthDate, race.window.from);
    if (age < 0 || age > 120) wrong['birthDate'] = 'online.wrong.born';
    else if (age < adultAge && guardian === undefined) wrong['guardian'] = 'online.wrong.guardian';
    if (Object.keys(wrong).length === 0) return { entry: parsed.data };
  }
  return { wrong };
}

const kinds: Wrong = {
  sex: 'online.wrong.choose',
  publicName: 'online.wrong.choose',
  agrees: 'online.wrong.agrees',
  birthDate: 'online.wrong.date',
  nationality: 'online.wrong.nationality',
  email: 'online.wrong.email',
};

function wrongOf(error: z.ZodError, given: (name: string) => string): Wrong {
  const wrong: Wrong = {};
  for (const { path, code } of error.issues) {
    const name = String(path[0] ?? '');
    const own = kinds[name];
    if (own !== undefined && (given(name) !== '' || own.endsWith('choose') || own.endsWith('agrees')))
      wrong[name] ??= own;
    else if (given(name) === '') wrong[name] ??= 'online.wrong.needed';
    else wrong[name] ??= code === 'too_big' ? 'online.wrong.long' : 'online.wrong.characters';
  }
  return wrong;
}

/** Whole years from a date of birth to a moment. */
function ageAt(birthDate: string, moment: number): number {
  const [born, then] = [new Date(birthDate), new Date(moment)];
  const years = then.getUTCFullYear() - born.getUTCFullYear();
  const isBefore =
    then.getUTCMonth() < born.getUTCMonth() ||
    (then.getUTCMonth() === born.getUTCMonth() && then.getUTCDate() < born.getUTCDate());
  return isBefore ? years - 1 : years;
}
