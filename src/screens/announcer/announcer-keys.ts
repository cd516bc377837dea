import { useEffect } from 'react';
import { chooseNextRace, raceKey } from '../feed/race-choice.ts';
import { chooseNextLanguage } from '../i18n/language.ts';
import { chooseNextTheme } from '../theme/theme.ts';
import type { Desk } from './desk.ts';
import type { Scope } from './queue/finisher-queue.ts';

/** Opens the finder for some of the finishers, with what was typed already. */
export type OpenFinder = (scope: Scope, typed?: string) => void;

/** By the place of the key on the keyboard, so that they work in any layout. */
const screenActs: Record<string, () => void> = {
  KeyF: toggleFullScreen,
  KeyL: chooseNextLanguage,
  KeyT: chooseNextTheme,
};

const readingActs: Record<string, (desk: Desk) => void> = {
  Space: next,
  ArrowRight: next,
  ArrowLeft: (desk) => desk.act((reading, now) => reading.back(now)),
  KeyH: (desk) => desk.act((reading, now) => reading.hold(now)),
  Enter: (desk) => desk.act(() => desk.queue.knowTakenBack()),
};

const scopes: Record<string, Scope> = { KeyN: 'unread', KeyR: 'read', Slash: 'all' };

/** Ticks off the one on top; on a wall it begins the reading, and ticks nobody off. */
export function next(desk: Desk): void {
  if (desk.isReading) desk.act((reading, now) => reading.next(now));
}

/** Lets go what is held; where nothing is, the screen is a wall again. */
export function leave(desk: Desk): void {
  let isFree = false;
  desk.act((reading, now) => {
    isFree = !reading.letGo(now);
  });
  if (isFree) desk.read(false);
}

/**
 * F full screen, L language, T theme, F2 the next race; all others are for reading, and the first of them begins it.
 * A finger anywhere begins it too. While somebody is being found, the keys are the finder's.
 */
export function useAnnouncerKeys(desk: Desk | null, openFinder: OpenFinder, isFinding: boolean): void {
  useEffect(() => {
    if (isFinding) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === raceKey) return chooseNextRace(event.shiftKey ? -1 : 1);
      const screenAct = screenActs[event.code];
      if (screenAct !== undefined) return screenAct();
      if (desk === null) return;
      if (event.key === 'Escape') return leave(desk);
      const scope = event.key === '/' ? 'all' : scopes[event.code];
      const act = readingActs[event.code];
      const digit = /^\d$/.test(event.key) ? event.key : undefined;
      if (scope === undefined && act === undefined && digit === undefined) return;
      // A button that was clicked has the focus still: the key is not for it.
      event.preventDefault();
      act?.(desk);
      if (!desk.isReading) desk.read(true);
      if (scope !== undefined || digit !== undefined) openFinder(scope ?? 'all', digit);
    };
    const onTouch = ({ target }: MouseEvent) => {
      const isButton = target instanceof Element && target.closest('button') !== null;
      if (desk?.isReading === false && !isButton) desk.read(true);
    };
    addEventListener('keydown', onKey);
    addEventListener('click', onTouch);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('click', onTouch);
    };
  }, [desk, openFinder, isFinding]);
}

function toggleFullScreen(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
  else void document.exitFullscreen();
}
