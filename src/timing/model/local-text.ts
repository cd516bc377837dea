import type { LocalText } from './race.ts';

/** The text in every language in which the organiser wrote it. */
export function everyText(text: LocalText | undefined): string[] {
  if (text === undefined) return [];
  return typeof text === 'string' ? [text] : Object.values(text).filter((each) => each !== undefined);
}
