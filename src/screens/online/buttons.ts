/** Buttons that need a script are hidden until there is one: copying the own link, and printing. */
export function startButtons(): void {
  const print = document.querySelector<HTMLButtonElement>('button.print');
  if (print !== null) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
  }
  const copy = document.querySelector<HTMLButtonElement>('button.copy');
  // Browsers give the clipboard over TLS alone.
  if (copy === null || !isSecureContext) return;
  copy.hidden = false;
  copy.addEventListener('click', () => {
    const { copy: link = '', copied = '' } = copy.dataset;
    void navigator.clipboard.writeText(link).then(() => {
      copy.textContent = `✓ ${copied}`;
    });
  });
}
