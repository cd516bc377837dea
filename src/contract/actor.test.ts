import { expect, it } from 'vitest';
import { actorOfConsole, isSameActor, personOfActor } from './actor.ts';

it('a console stays the same whoever works there, and says who did', () => {
  const [nobody, anna, boris] = [null, 'Anna', 'Борис: старт'].map((name) => actorOfConsole('c-1', name));
  expect([nobody, anna, boris].map((by) => personOfActor(by!))).toEqual([null, 'Anna', 'Борис: старт']);
  expect(isSameActor(anna!, boris!)).toBe(true);
  expect(isSameActor(nobody!, anna!)).toBe(true);
  expect(isSameActor(anna!, actorOfConsole('c-2', 'Anna'))).toBe(false);
  expect(isSameActor('device:desk:Door', 'device:desk:Tent')).toBe(false);
  expect(personOfActor('device:desk:Door')).toBeNull();
});
