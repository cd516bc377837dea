/** The input of the entry line, while it is there. */
export const entryInput: { current: HTMLInputElement | null } = { current: null };

/** Gives the focus back to the entry line. */
export function focusEntry(): void {
  entryInput.current?.focus({ preventScroll: true });
}
