import { registerHooks } from 'node:module';
import type { Asked } from '../tracks/checks/asked.ts';
import type { JudgementAnswer } from './judgement.ts';

/**
 * The process in which files of strangers are unpacked, read and judged: it may read the program and nothing else, write
 * nothing, start nothing, and reach no network. On stdin come the length of the question, the question, and the file.
 */
const outside =
  /^(node:)?(net|tls|http|https|http2|dgram|dns|child_process|worker_threads|cluster|inspector)\b/;
registerHooks({
  resolve(specifier, context, next) {
    if (outside.test(specifier)) throw new Error(`not here: ${specifier}`);
    return next(specifier, context);
  },
});
for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name);

const [{ unpacked }, { readTrack }, { RefusedFile }, { judgeTrack }] = await Promise.all([
  import('./unpack.ts'),
  import('../tracks/formats/read-track.ts'),
  import('../tracks/formats/refused.ts'),
  import('../tracks/judge.ts'),
]);

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const input = Buffer.concat(pieces);
const questionEnd = 4 + input.readUInt32LE(0);
const asked = JSON.parse(input.toString('utf8', 4, questionEnd)) as Asked;
process.stdout.write(JSON.stringify(await answerTo(asked, input.subarray(questionEnd))));

async function answerTo(question: Asked, file: Uint8Array): Promise<JudgementAnswer> {
  try {
    const track = readTrack(await unpacked(file));
    const { format, device, told } = track;
    return { judged: { format, device, told, ...judgeTrack(track, question) } };
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.told };
    throw error;
  }
}
