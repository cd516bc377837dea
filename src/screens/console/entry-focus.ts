/** The input of the entry line, while it is there. */
export const entryInput: { current: HTMLInputElement | null } = { current: null };

/** Gives the focus back to the entry line. */
export function focusEntry(): void {
  entryInput.current?.focus({ preventScroll: true });
}

/** The same, unless somebody has meanwhile begun something that needs the focus. */
export function focusEntryIfIdle(): void {
  const focused = document.activeElement;
  const isFree = focused === null || focused === document.body || focused.closest('[data-toasts]') !== null;
  if (isFree) focusEntry();
}
