/** A key with what is held down beside it. `ctrl` is the command key as well: one of them is on every keyboard. */
export interface Chord {
  /** As in `KeyboardEvent.key`, a letter in lower case. */
  key: string;
  ctrl?: true;
  shift?: true;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether this press is the chord. */
export function isPressed(chord: Chord, event: Pressed): boolean {
  if (event.altKey || (event.ctrlKey || event.metaKey) !== (chord.ctrl ?? false)) return false;
  if (event.shiftKey !== (chord.shift ?? false)) return false;
  return chord.key.length === 1 ? latinLetter(event) === chord.key : event.key === chord.key;
}

/** The letter that is printed on the key; on a keyboard without Latin letters, the one that stands there on most. */
function latinLetter({ key, code }: Pressed): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

/** The chord as people read it. */
export function capOf({ key, ctrl, shift }: Chord): string {
  return [ctrl ? 'Ctrl' : '', shift ? '⇧' : '', key.length === 1 ? key.toUpperCase() : key]
    .filter((part) => part !== '')
    .join(' ');
}

/**
 * What Chrome, Firefox or Safari do with a press themselves, whatever the page says, or what people rely on there:
 * closing, new windows and tabs, printing, finding, zoom, reloading, developer tools, menus.
 */
const taken = new Set([
  ...Array.from('wtnqrpsfghjdloubmacvx', (letter) => `Ctrl ${letter.toUpperCase()}`),
  ...Array.from('ntpwijcrboakmq', (letter) => `Ctrl ⇧ ${letter.toUpperCase()}`),
  ...'F1 F3 F5 F6 F7 F10 F11 F12 Tab'.split(' '),
  '⇧ F10',
  '⇧ Tab',
]);

/** Whether a browser wants this press for itself. */
export function isBrowsers(chord: Chord): boolean {
  return taken.has(capOf(chord));
}
