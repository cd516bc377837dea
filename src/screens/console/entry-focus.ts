/** The input of the entry line, while it is there. */
export const entryInput: { current: HTMLInputElement | null } = { current: null };

/** Gives the focus back to the entry line. */
export function focusEntry(): void {
  entryInput.current?.focus({ preventScroll: true });
}

/** What puts text into the entry line, while it is there. */
export const entryText: { current: ((text: string) => void) | null } = { current: null };

/** Gives the focus back to the entry line with this text in it, as if it had been typed. */
export function typeOnLine(text: string): void {
  entryText.current?.(text);
  focusEntry();
}

/** {@link focusEntry}, unless somebody has meanwhile begun something that needs the focus. */
export function focusEntryIfIdle(): void {
  const focused = document.activeElement;
  const isFree = focused === null || focused === document.body || focused.closest('[data-toasts]') !== null;
  if (isFree) focusEntry();
}
