import type { DiskTrouble } from '../../contract/disk-view.ts';
import { message, type Message } from '../../words/message.ts';
import { diskTold, diskTroubleOf, type DiskError } from '../journal/disk-trouble.ts';

/** What a second copy that is out gives as its code, and the folder as its message: the folder is not there, or it is on the journal's disk. */
const out = { COPY_GONE: 'copyOut.folder', COPY_OUT: 'copyOut.stick' } as const;
export type OutCode = keyof typeof out;

const isOut = (code: string): code is OutCode => code in out;

/** What the error of a second copy is for the crew. */
export function copyTroubleOf({ code }: DiskError): DiskTrouble {
  return isOut(code) ? 'gone' : diskTroubleOf(code);
}

/** What is wrong with a second copy and what to do. */
export function copyTold(trouble: DiskError): Message {
  const { code, message: dir } = trouble;
  return isOut(code) ? message(out[code], { dir }) : diskTold(trouble);
}
