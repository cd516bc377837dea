import { expect, it } from 'vitest';
import { Admission } from './admission.ts';

const minute = 60_000;

function admissionAt(start = 0) {
  const clock = { now: start };
  return { clock, admission: new Admission(() => clock.now) };
}

/** A PIN that nobody was shown. */
const wrongFor = (...pins: string[]) =>
  ['000000', '000001', '000002', '000003'].find((pin) => !pins.includes(pin))!;

it('a PIN opens its role for ten minutes, to all who know it', () => {
  const { clock, admission } = admissionAt();
  const announcer = admission.admit('announcer');
  const desk = admission.admit('desk');
  expect([admission.byPin(announcer.pin, 'a'), admission.byPin(desk.pin, 'b')]).toEqual([
    'announcer',
    'desk',
  ]);
  clock.now = 10 * minute - 1;
  expect(admission.byPin(announcer.pin, 'c')).toBe('announcer');
  clock.now = 10 * minute;
  expect(admission.byPin(announcer.pin, 'd')).toBe('wrong');
  expect(admission.shown).toEqual([]);
});

it('a code is used up by the first who comes with it, and another is shown', () => {
  const { clock, admission } = admissionAt();
  const { code } = admission.admit('announcer');
  expect(admission.byCode(code)).toBe('announcer');
  expect(admission.byCode(code)).toBe('wrong');
  const next = admission.shown[0]?.code ?? '';
  expect(next).not.toBe(code);
  clock.now = 10 * minute;
  expect(admission.byCode(next)).toBe('wrong');
});

it('a new PIN makes the one before worthless, and no two roles have the same', () => {
  const { admission } = admissionAt();
  const pins = new Set<string>();
  for (let round = 0; round < 200; round += 1) {
    const before = admission.shown.find(({ role }) => role === 'desk')?.pin;
    const { pin } = admission.admit('desk');
    const other = admission.admit('timing').pin;
    expect(other).not.toBe(pin);
    expect(pin).toMatch(/^\d{6}$/);
    if (before !== undefined && before !== pin && before !== other)
      expect(admission.byPin(before, String(round))).toBe('wrong');
    if (round % 10 === 9) admission.end();
    pins.add(pin);
  }
  expect(pins.size).toBeGreaterThan(190);
});

it('who guesses has to wait after five, and others have not', () => {
  const { clock, admission } = admissionAt();
  const { pin } = admission.admit('desk');
  for (let tries = 0; tries < 5; tries += 1) expect(admission.byPin(wrongFor(pin), 'guest')).toBe('wrong');
  expect(admission.byPin(pin, 'guest')).toBe('too-often');
  expect(admission.byPin(pin, 'other')).toBe('desk');
  clock.now = 10 * minute;
  const again = admission.admit('desk');
  expect(admission.byPin(again.pin, 'guest')).toBe('desk');
});

it('after twenty wrong ones from all together no PIN and no code is worth anything', () => {
  const { admission } = admissionAt();
  const { pin } = admission.admit('timing');
  const { code } = admission.admit('desk');
  for (let tries = 0; tries < 20; tries += 1) admission.byPin(wrongFor(pin), `guest ${tries}`);
  expect(admission.shown).toEqual([]);
  expect([admission.byPin(pin, 'crew'), admission.byCode(code)]).toEqual(['wrong', 'wrong']);
  const shown = admission.admit('timing');
  expect(admission.byPin(shown.pin, 'crew')).toBe('timing');
});
