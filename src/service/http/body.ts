import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Context } from 'hono';
import { lineBytesMax, pushHeaderSchema, pushLinesMax } from '../../contract/sync.ts';
import type { Push } from '../streams/push.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { parsed, parsedJson } from '../../http/parsed.ts';
import { Refuse } from '../../http/refusal.ts';

/** The longest header a push may have, in bytes. */
const headerBytesMax = 4096;
/** No body is longer than this, as sent and unpacked. */
export const bodyBytesMax = headerBytesMax + pushLinesMax * (lineBytesMax + 1);
const newline = 0x0a;

const unpack = promisify(gunzip);

/** The body of a call, unpacked where it came as gzip. Throws {@link Refuse}. */
export async function bodyOf(context: Context): Promise<Buffer> {
  const encoding = context.req.header('content-encoding') ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw Refuse.told(415, message('problems.bad-encoding', { value: encoding }));
  const sent = Buffer.from(await context.req.arrayBuffer());
  if (encoding === 'identity') return sent;
  try {
    return await unpack(sent, { maxOutputLength: bodyBytesMax });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw Refuse.told(400, message('problems.bad-encoding', { value: 'gzip' }));
  }
}

/** What a body is refused with that is longer than {@link bodyBytesMax}. */
export function tooLarge(): Refuse {
  return Refuse.told(413, message('problems.too-large_push', { max: String(bodyBytesMax) }));
}

/** Takes the body of a push apart. Throws {@link Refuse}. */
export function parsePush(body: Buffer): Push {
  const parts = splitLines(body);
  const header = parsed(pushHeaderSchema, parsedJson((parts[0] ?? Buffer.alloc(0)).toString('utf8')));
  // The last line may end with a newline or not.
  const end = parts.length === header.count + 2 && parts.at(-1)?.length === 0 ? -1 : parts.length;
  const lines = parts.slice(1, end);
  if (lines.length !== header.count)
    throw Refuse.told(400, message('problems.bad-count', { announced: header.count, brought: lines.length }));
  const long = lines.findIndex((line) => line.length > lineBytesMax);
  if (long !== -1)
    throw new Refuse(413, {
      ...problemOf(
        message('problems.line-too-long', { number: String(header.from + long), max: String(lineBytesMax) }),
      ),
      line: header.from + long,
    });
  return { header, lines };
}

/** On bytes: a line that is no valid text must come through unchanged as well. */
function splitLines(body: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  // One more than a push may have is enough to see that it has too many.
  while (lines.length <= pushLinesMax + 1) {
    const to = body.indexOf(newline, from);
    if (to === -1) break;
    lines.push(body.subarray(from, to));
    from = to + 1;
  }
  return [...lines, body.subarray(from)];
}
