import { create } from 'zustand';
import { keep, kept } from './kept.ts';

export const themes = ['system', 'light', 'dark', 'sunlight'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'goldline.theme';

const useStore = create<{ theme: Theme }>(() => ({ theme: 'system' }));

/** The chosen theme; `system` follows the machine. */
export const useTheme = (): Theme => useStore((store) => store.theme);

/** Shows the theme that was chosen on this machine. */
export function startTheme(): void {
  show(themes.find((theme) => theme === kept(storageKey)) ?? 'system');
}

export function chooseTheme(theme: Theme): void {
  keep(storageKey, theme);
  show(theme);
}

/** The one after the shown theme, for the announcer's key. */
export function chooseNextTheme(): void {
  const next = (themes.indexOf(useStore.getState().theme) + 1) % themes.length;
  chooseTheme(themes[next] ?? 'system');
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  useStore.setState({ theme });
}
