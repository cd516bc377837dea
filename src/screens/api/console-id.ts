import { create } from 'zustand';
import { actorOfConsole } from '../../contract/actor.ts';
import { actorOfDevice } from '../../contract/devices-view.ts';
import { keep, kept } from '../theme/kept.ts';
import { newId } from './new-id.ts';
import { ownDevice } from './own-device.ts';

const key = 'goldline.console';
let own: string | null = null;

/** This console's id: one for each browser, the same after a reload. Undo takes back only what it did itself. */
export function consoleId(): string {
  own ??= kept(key);
  if (own === null) {
    own = newId();
    keep(key, own);
  }
  return own;
}

/** This console, or the device that it runs on, as actions name who did them. */
export function consoleName(): string {
  const device = ownDevice();
  return device === null ? actorOfConsole(consoleId(), personHere()) : actorOfDevice(device);
}

const personKey = 'goldline.person';
const usePerson = create<{ name: string | null }>(() => ({ name: kept(personKey) }));

/** Who said to work at this console; null before anybody was asked, empty where they did not say. */
export const usePersonHere = (): string | null => usePerson(({ name }) => name);

/** The same, for event handlers; null where nobody said. */
export const personHere = (): string | null => usePerson.getState().name || null;

/** From now on this is who works at this console; empty: nobody says. */
export function setPersonHere(name: string): void {
  keep(personKey, name.trim());
  usePerson.setState({ name: name.trim() });
}
