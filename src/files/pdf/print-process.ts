import { constants, setPriority } from 'node:os';
import { message } from '../../words/message.ts';
import { Compiler } from './compiler.ts';
import { setDocument, type KeptPart } from './document.ts';
import type { FromPrintProcess, Job, Row, ToPrintProcess } from './order.ts';

/**
 * A process that sets paper and does nothing else: what it needs of memory and time, and what becomes of it, touches no
 * station. One job at a time; ends with who started it.
 */
let compiler: Compiler | null = null;
let job: (Job & { id: number; parts: KeptPart[] }) | null = null;

const tell = (said: FromPrintProcess) => process.send?.(said);

try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // It takes its turn.
}

process.on('message', (said: ToPrintProcess) => {
  try {
    hear(said);
  } catch (error) {
    job = null;
    tell({
      kind: 'failed',
      id: said.id,
      why: message('paper.not-set', { said: (error as Error).message }),
    });
  }
});
process.on('disconnect', () => {
  compiler?.close();
  process.exit();
});

function hear(said: ToPrintProcess): void {
  if (said.kind === 'begin') {
    job = { ...said.job, id: said.id, parts: [] };
    return;
  }
  // What still comes of a job that failed.
  if (job?.id !== said.id) return;
  switch (said.kind) {
    case 'part':
      job.parts.push({ part: said.part, blocks: [] });
      break;
    case 'block':
      job.parts.at(-1)?.blocks.push({ ...said.block, rows: [] });
      break;
    case 'rows':
      addRows(job.parts.at(-1), said.rows);
      break;
    case 'file':
      (compiler ??= new Compiler()).setFile(said.name, said.bytes);
      break;
    case 'print':
      print(job);
      job = null;
  }
}

function addRows(kept: KeptPart | undefined, rows: readonly Row[]): void {
  const block = kept?.blocks.at(-1);
  if (block === undefined) throw new Error('rows without a table');
  for (const row of rows) block.rows.push(row);
}

function print({ id, parts, ...job }: Job & { id: number; parts: KeptPart[] }): void {
  compiler ??= new Compiler();
  const progress = (done: number, of: number) => tell({ kind: 'progress', id, done, of });
  tell({ kind: 'printed', id, ...setDocument(compiler, job, parts, progress) });
}
