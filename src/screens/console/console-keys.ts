import { useEffect } from 'react';
import { commandOf } from './commands/command-of.ts';
import { runCommand } from './commands/commands.ts';
import { isDialogOpen } from './console-state.ts';
import { entryInput, focusEntry } from './entry-focus.ts';

/** Does what the keys of commands say, and brings the focus back to the entry line where nothing else wants it. */
export function useConsoleKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isDialogOpen()) return;
      const command = commandOf(event);
      if (command !== undefined && !(command.leavesTyping === true && isTyping())) {
        event.preventDefault();
        if (!event.repeat) runCommand(command);
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
