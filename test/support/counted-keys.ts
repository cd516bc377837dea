import type { Locator, Page } from '@playwright/test';

/**
 * A keyboard and a mouse that count presses. What is typed for its own sake (bibs, names, times) is not counted; each other
 * key is one, a chord too, and so is a click.
 */
export class CountedKeys {
  readonly #page: Page;
  count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.count += 1;
      await this.#page.keyboard.press(key);
    }
  }

  async click(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }

  /** Types what is wanted for its own sake. */
  async write(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Opens a command by the letters after Ctrl+K, and for one about a runner by the bib. */
  async command(letters: string, first: RegExp, bib?: string): Promise<void> {
    await this.press('Control+k');
    for (const letter of letters) await this.press(letter === ' ' ? 'Space' : letter);
    if (bib !== undefined) await this.write(` ${bib}`);
    await this.#page.getByRole('option').first().filter({ hasText: first }).waitFor();
    await this.press('Enter');
    if (bib === undefined) return;
    const found = this.#page.getByRole('listbox', { name: 'Find a runner' });
    await found.getByRole('option').first().filter({ hasText: bib }).waitFor();
    await this.press('Enter');
  }
}
