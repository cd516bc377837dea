import type { Steps } from '../../timing/steps.ts';

/** Characters looked at between two pauses. */
const charactersAtOnce = 20_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const [openList, openObject] = [0x5b, 0x7b];
const [closeList, closeObject] = [0x5d, 0x7d];

/**
 * What JSON.parse gives, with pauses, for an object that has very long lists: their items are cut out and parsed one
 * by one, and the rest, in which each item is only its number, at once. Throws SyntaxError as JSON.parse does.
 */
export function* parseInSteps(text: string): Steps<unknown> {
  if (!/^\s*\{/.test(text)) return JSON.parse(text);
  const items: string[] = [];
  const rest: string[] = [];
  /** Where the item begins that is being read, and what is not in `rest` yet; no item: -1. */
  let [item, kept, depth, next] = [-1, 0, 0, charactersAtOnce];
  const endItem = (at: number) => {
    const own = text.slice(item, at);
    rest.push(own.trim() === '' ? own : String(items.push(own) - 1));
    [item, kept] = [-1, at];
  };
  for (let at = 0; at < text.length; at += 1) {
    if (at >= next) {
      next = at + charactersAtOnce;
      yield;
    }
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfText(text, at);
    else if (code === openList || code === openObject) {
      depth += 1;
      if (depth !== 2 || code !== openList) continue;
      rest.push(text.slice(kept, at + 1));
      [item, kept] = [at + 1, at + 1];
    } else if (code === closeList || code === closeObject) {
      if (depth === 2 && item >= 0) endItem(at);
      depth -= 1;
    } else if (code === comma && depth === 2 && item >= 0) {
      endItem(at);
      rest.push(',');
      [item, kept] = [at + 1, at + 1];
    }
  }
  rest.push(text.slice(kept));
  yield;
  const fields = JSON.parse(rest.join('')) as Record<string, unknown>;
  for (const [key, list] of Object.entries(fields)) {
    if (!Array.isArray(list)) continue;
    const own: unknown[] = [];
    for (const number of list as number[]) {
      own.push(JSON.parse(items[number]!));
      yield;
    }
    fields[key] = own;
  }
  return fields;
}

/** The closing quote of the text that begins at `at`. */
function endOfText(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === backslash) end += 1;
    else if (code === quote) return end;
  }
  return text.length;
}
