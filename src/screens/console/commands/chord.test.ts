import { expect, it } from 'vitest';
import { capOf, isBrowsers, isPressed } from './chord.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

it('is the same key on a keyboard with other letters, and with the command key of a Mac', () => {
  const chord = { key: 'k', ctrl: true } as const;
  expect(isPressed(chord, press('k', { ctrlKey: true }))).toBe(true);
  expect(isPressed(chord, press('л', { code: 'KeyK', ctrlKey: true }))).toBe(true);
  expect(isPressed(chord, press('k', { metaKey: true }))).toBe(true);
  expect(isPressed(chord, press('K', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(isPressed(chord, press('k'))).toBe(false);
  // AltGr is Ctrl and Alt: it types a letter.
  expect(isPressed(chord, press('k', { ctrlKey: true, altKey: true }))).toBe(false);
});

it('knows the letter by what is printed on the key where it is a Latin one', () => {
  // On a German keyboard Z stands where Y does elsewhere.
  expect(isPressed({ key: 'z', ctrl: true }, press('z', { code: 'KeyY', ctrlKey: true }))).toBe(true);
  expect(isPressed({ key: 'y', ctrl: true }, press('z', { code: 'KeyY', ctrlKey: true }))).toBe(false);
});

it('tells a key with Shift from the key alone', () => {
  expect(isPressed({ key: 'F2' }, press('F2'))).toBe(true);
  expect(isPressed({ key: 'F2' }, press('F2', { shiftKey: true }))).toBe(false);
  expect(isPressed({ key: 'F2', shift: true }, press('F2', { shiftKey: true }))).toBe(true);
});

it('is written as on the keys', () => {
  expect(capOf({ key: 'z', ctrl: true, shift: true })).toBe('Ctrl ⇧ Z');
  expect(capOf({ key: 'F8' })).toBe('F8');
});

it('knows what browsers take', () => {
  expect(isBrowsers({ key: 'F5' })).toBe(true);
  expect(isBrowsers({ key: 'n', ctrl: true })).toBe(true);
  expect(isBrowsers({ key: 'F2' })).toBe(false);
});
