import { actionSchema } from '../../contract/actions.ts';
import { chainNext, chainStart } from '../../contract/chain.ts';
import { lineSchema } from '../../contract/sync.ts';
import type { Action } from '../../timing/model/actions.ts';
import { message } from '../../words/message.ts';
import { ToldError } from '../../words/told-error.ts';
import type { JournalReader } from '../journal/journal-reader.ts';

/** The action in a line of the journal. Throws where this version does not understand it. */
export function actionOfLine(text: string): Action {
  const line = lineSchema.parse(JSON.parse(text));
  if (line.t !== 'action') throw new Error(`a line of the action stream holds "${line.t}"`);
  return actionSchema.parse(line.action);
}

/** The actions of these lines that this version understands; the others are given to `unknown`. */
export function knownActions(
  lines: readonly string[],
  unknown: (line: string) => void = () => undefined,
): Action[] {
  return lines.flatMap((line) => {
    try {
      return [actionOfLine(line)];
    } catch {
      unknown(line);
      return [];
    }
  });
}

/** The Lamport number in a line that is not understood; 0 where there is none. */
export function lamportOf(text: string): number {
  try {
    const { action } = JSON.parse(text) as { action?: { lamport?: unknown } };
    return Number.isSafeInteger(action?.lamport) ? (action?.lamport as number) : 0;
  } catch {
    return 0;
  }
}

/** A line that is not understood is of a newer version if it is what was sealed. Throws where one is not. */
export function checkActionSeals(journal: JournalReader): void {
  let head = chainStart(journal.identity.ops);
  for (const { number, line, head: sealed } of journal.lines('actions')) {
    head = chainNext(head, line);
    if (head !== sealed)
      throw new ToldError(message('damage.line-changed', { table: 'actions', number: String(number) }));
  }
}
