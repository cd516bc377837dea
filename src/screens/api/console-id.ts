import { keep, kept } from '../theme/kept.ts';

const key = 'goldline.console';
let own: string | null = null;

/** This console's id: one for each browser, the same after a reload. Undo takes back only what it did itself. */
export function consoleId(): string {
  own ??= kept(key);
  if (own === null) {
    own = crypto.randomUUID();
    keep(key, own);
  }
  return own;
}

/** This console as actions name who did them. */
export const consoleName = () => `console:${consoleId()}`;
