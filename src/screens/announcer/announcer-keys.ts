import { useEffect } from 'react';
import { chooseNextLanguage } from '../i18n/language.ts';
import { chooseNextTheme } from '../theme/theme.ts';

/** By the place of the key on the keyboard, so that they work in any layout. */
const acts: Record<string, () => void> = {
  KeyF: toggleFullScreen,
  KeyL: chooseNextLanguage,
  KeyT: chooseNextTheme,
};

/** F full screen, L language, T theme. */
export function useAnnouncerKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) acts[event.code]?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function toggleFullScreen(): void {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
  else void document.exitFullscreen();
}
