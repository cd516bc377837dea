import { useEffect } from 'react';
import { chooseNextRace, raceKey } from '../feed/race-choice.ts';
import { chooseNextLanguage } from '../i18n/language.ts';
import { chooseNextTheme } from '../theme/theme.ts';

/** By the place of the key on the keyboard, so that they work in any layout. */
const acts: Record<string, () => void> = {
  KeyF: toggleFullScreen,
  KeyL: chooseNextLanguage,
  KeyT: chooseNextTheme,
};

/** F full screen, L language, T theme, F2 the next race. */
export function useAnnouncerKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.key === raceKey) chooseNextRace(event.shiftKey ? -1 : 1);
      else acts[event.code]?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function toggleFullScreen(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
  else void document.exitFullscreen();
}
