import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asked } from '../tracks/checks/asked.ts';
import type { FileRefusal } from '../tracks/formats/refused.ts';
import { message } from '../words/message.ts';
import type { Beside, JudgementAnswer, LookAnswer, Question, RunAnswer } from './judgement.ts';

/**
 * What one file may cost. The largest real ones take a second and a third of the memory; the rest is for a machine that
 * is busy, on which no honest file may be called too slow.
 */
const limits = { seconds: 60, megabytes: 256, answerBytes: 50_000_000 } as const;
const program = fileURLToPath(new URL('judge-program.ts', import.meta.url));

export interface ApartOptions {
  seconds?: number;
  megabytes?: number;
  /** Ends it; the call then throws. */
  signal?: AbortSignal;
}

/**
 * What a file that a stranger handed in comes to, found in a process of its own: whatever the file does to it, that one
 * is lost and nothing else. It ends after a minute, or with 256 MB of memory.
 *
 * @throws Error where the process ended in a way that no file explains
 */
export function judgedApart(
  file: Uint8Array,
  asked: Asked,
  options: ApartOptions = {},
): Promise<JudgementAnswer> {
  return answered({ task: 'judge', asked, lengths: [file.length] }, [file], options);
}

/** What a file is found by among others, or the recordings in it where it has several. As {@link judgedApart}. */
export function lookedAtApart(file: Uint8Array, options: ApartOptions = {}): Promise<LookAnswer> {
  return answered({ task: 'look', lengths: [file.length] }, [file], options);
}

/** A file as {@link judgedApart}, with others that it is compared with in full, and what is drawn of it. */
export function runJudgedApart(
  file: Uint8Array,
  others: readonly (Beside & { file: Uint8Array })[],
  /** `shift`: milliseconds by which its clock was behind. */
  { asked, shift }: { asked: Asked; shift: number },
  options: ApartOptions = {},
): Promise<RunAnswer> {
  const files = [file, ...others.map((other) => other.file)];
  const beside = others.map(({ name, isOwn, isSameFile }) => ({ name, isOwn, isSameFile }));
  const lengths = files.map(({ length }) => length);
  return answered({ task: 'run', asked, shift, beside, lengths }, files, options);
}

async function answered<Answer>(
  asked: Question,
  files: readonly Uint8Array[],
  { seconds = limits.seconds, megabytes = limits.megabytes, signal: ended }: ApartOptions,
): Promise<Answer | { refused: FileRefusal }> {
  // Windows starts no Node without its own folder; nothing else of the surroundings is handed on.
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${megabytes}`,
      '--permission',
      ...readable().map((dir) => `--allow-fs-read=${dir}`),
      program,
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { SystemRoot: process.env['SystemRoot'] },
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
      ...(ended === undefined ? {} : { signal: ended }),
    },
  );
  const question = Buffer.from(JSON.stringify(asked));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(question.length);
  // A process that ends early takes no more; how it ended is what counts.
  child.stdin.on('error', () => undefined);
  child.stdin.write(length);
  child.stdin.write(question);
  for (const file of files) child.stdin.write(file);
  child.stdin.end();
  const [answer, said, { code, signal }] = await Promise.all([
    textOf(child.stdout, () => child.kill('SIGKILL')),
    textOf(child.stderr, () => child.kill('SIGKILL')),
    new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal }));
    }),
  ]);
  if (code === 0) return JSON.parse(answer) as Answer;
  if (signal === 'SIGKILL') return { refused: message('trackFile.slow', { seconds }) };
  if (/heap out of memory|allocation failed/i.test(said)) return { refused: message('trackFile.memory') };
  throw new Error(`judging ended with ${code ?? signal}: ${said.slice(0, 2000)}`);
}

async function textOf(stream: NodeJS.ReadableStream, tooMuch: () => void): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > limits.answerBytes) tooMuch();
    else pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The folders of the program itself: its sources, and the packages wherever they are. */
function readable(): string[] {
  const sources = dirname(dirname(program));
  const packages = dirname(dirname(createRequire(import.meta.url).resolve('yauzl')));
  return [dirname(sources), packages, realpathSync(packages)].map((dir) => join(dir, '*'));
}
