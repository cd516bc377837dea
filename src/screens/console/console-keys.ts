import { useEffect } from 'react';
import { chooseNextRace, raceKey } from '../feed/race-choice.ts';
import { isDialogOpen } from './console-state.ts';
import { entryInput, focusEntry } from './entry-focus.ts';
import { redoLast, undoLast } from './undo.ts';

/** Brings the focus back to the entry line after a click, and takes keys there that nothing else wants. */
export function useConsoleKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isDialogOpen()) return;
      if (event.key === raceKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        chooseNextRace(event.shiftKey ? -1 : 1);
        return;
      }
      const wanted = undoOrRedo(event);
      if (wanted !== null && !isTyping()) {
        event.preventDefault();
        if (!event.repeat) void (wanted === 'undo' ? undoLast() : redoLast());
      } else if (isForEntry(event)) focusEntry();
    };
    const onClick = () => setTimeout(() => isIdle() && focusEntry());
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick);
    };
  }, []);
}

/** Ctrl+Z takes back; Ctrl+Shift+Z and Ctrl+Y bring back. */
function undoOrRedo(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const letter = latinLetter(event);
  if (letter === 'z') return event.shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !event.shiftKey ? 'redo' : null;
}

/** The letter that is printed on the key; on a keyboard without Latin letters, the one that stands there on most. */
function latinLetter({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

/** Whether text stands in an input that has the focus: there, undo is undo of typing. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement && document.activeElement.value !== '';
}

/** A letter or digit that no input, menu or dialog is waiting for. */
function isForEntry(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.key === ' ')
    return false;
  return isIdle();
}

/** Whether the focus is on nothing that needs it. */
function isIdle(): boolean {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return !isDialogOpen();
  if (focused === entryInput.current || isDialogOpen()) return false;
  // A message has an act to click, but never waits for keys.
  if (focused.closest('[data-toasts]') !== null) return true;
  return (
    focused.closest(
      'input, select, textarea, [data-holds-focus="true"], [role="menu"], [role="dialog"], [aria-expanded="true"]',
    ) === null
  );
}
