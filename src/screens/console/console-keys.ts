import { useEffect } from 'react';
import { isAsking } from './console-state.ts';
import { entryInput, focusEntry } from './entry-focus.ts';
import { undoLast } from './undo.ts';

/** Brings the focus back to the entry line after a click, and takes keys there that nothing else wants. */
export function useConsoleKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isAsking()) return;
      if (isUndo(event) && !isTyping()) {
        event.preventDefault();
        if (!event.repeat) void undoLast();
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

function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyZ';
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
  if (focused === null || focused === document.body) return !isAsking();
  if (focused === entryInput.current || isAsking()) return false;
  // A message has an act to click, but never waits for keys.
  if (focused.closest('[data-toasts]') !== null) return true;
  return (
    focused.closest('input, select, textarea, [role="menu"], [role="dialog"], [aria-expanded="true"]') ===
    null
  );
}
