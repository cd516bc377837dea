import { registerHooks } from 'node:module';
import type { JudgementAnswer, LookAnswer, Question, RunAnswer } from './judgement.ts';

/**
 * The process in which files of strangers are unpacked, read and judged: it may read the program and nothing else, write
 * nothing, start nothing, and reach no network. On stdin come the length of the question, the question, and the files.
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

const [{ allUnpacked, unpacked }, { readTrack }, { RefusedFile }, { judgeTrack }, others] = await Promise.all(
  [
    import('./unpack.ts'),
    import('../tracks/formats/read-track.ts'),
    import('../tracks/formats/refused.ts'),
    import('../tracks/judge.ts'),
    import('./beside-others.ts'),
  ],
);

const pieces: Buffer[] = [];
for await (const piece of process.stdin) pieces.push(piece as Buffer);
const input = Buffer.concat(pieces);
let read = 4 + input.readUInt32LE(0);
const question = JSON.parse(input.toString('utf8', 4, read)) as Question;
const [file = Buffer.alloc(0), ...beside] = question.lengths.map((length) =>
  input.subarray(read, (read += length)),
);
process.stdout.write(JSON.stringify(await answer()));

async function answer(): Promise<JudgementAnswer | LookAnswer | RunAnswer> {
  try {
    if (question.task === 'look') return await others.lookOf(await allUnpacked(file));
    const track = readTrack(await unpacked(file));
    if (question.task === 'run') return { run: await others.runOf(track, beside, question) };
    const { format, device, told } = track;
    return { judged: { format, device, told, ...judgeTrack(track, question.asked) } };
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.told };
    throw error;
  }
}
