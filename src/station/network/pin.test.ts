import { expect, it } from 'vitest';
import { Pin } from './pin.ts';

const minute = 60_000;

function pinAt(time: { now: number }): Pin {
  return new Pin(() => time.now);
}

it('a PIN is six digits and lets in one station, once', () => {
  const pin = pinAt({ now: 0 });
  const { code } = pin.show();
  expect(code).toMatch(/^\d{6}$/);
  expect(pin.shown?.code).toBe(code);
  expect(pin.tried(code, true)).toBe(true);
  expect(pin.shown).toBeNull();
  expect(pin.tried(code, true)).toBe(false);
});

it('a PIN is worth nothing after ten minutes', () => {
  const time = { now: 5 };
  const pin = pinAt(time);
  const { code, until } = pin.show();
  expect(until).toBe(5 + 10 * minute);
  time.now = until;
  expect(pin.shown).toBeNull();
  expect(pin.tried(code, true)).toBe(false);
});

it('a PIN is worth nothing after five wrong ones, however right the next is', () => {
  const pin = pinAt({ now: 0 });
  const { code } = pin.show();
  for (let guess = 0; guess < 5; guess += 1) expect(pin.tried(code, false)).toBe(false);
  expect(pin.tried(code, true)).toBe(false);
  expect(pin.shown).toBeNull();
});

it('a new PIN takes the place of the one before, and nobody gets in while none is shown', () => {
  const pin = pinAt({ now: 0 });
  expect(pin.tried('', true)).toBe(false);
  const first = pin.show().code;
  const second = pin.show().code;
  if (first !== second) expect(pin.tried(first, true)).toBe(false);
  expect(pin.tried(second, true)).toBe(true);
  pin.show();
  pin.hide();
  expect(pin.shown).toBeNull();
});
