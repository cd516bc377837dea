import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Command, Option } from 'commander';
import {
  protocolNames,
  type Found,
  type ProtocolName,
  type ReaderStamp,
} from '../readers/protocol/protocol.ts';
import { protocols } from '../readers/protocols.ts';
import { message } from '../words/message.ts';
import { UsageError } from '../station/process/usage-error.ts';

interface DecodeFlags {
  protocol: ProtocolName;
  model?: string;
  hex?: true;
}

/** Bytes of what was not understood that are shown. */
const shownMax = 80;

/** `goldline decode`: what the bytes of a reader say, a JSON object a line. */
export function decodeCommand(): Command {
  return new Command('decode')
    .description(
      'Print what recorded bytes of a reader say: one JSON object for each read, other message, or piece that cannot be understood.',
    )
    .addOption(
      new Option('--protocol <protocol>', 'what the reader speaks')
        .choices(protocolNames)
        .makeOptionMandatory(),
    )
    .option('--model <model>', 'where the protocol has dialects, such as 18 or 288 for chafon')
    .option('--hex', 'the file is hex text; each line is one piece as it arrived')
    .argument('<file>', 'file to read; - for standard input')
    .action(async (file: string, { protocol, model, hex }: DecodeFlags) => {
      const input = file === '-' ? process.stdin : createReadStream(file);
      const pieces = hex === true ? hexPieces(input, file) : input;
      const decoder = protocols[protocol].decoder(model === undefined ? {} : { model });
      let offset = 0;
      let isUnderstood = false;
      const beginning: Uint8Array[] = [];
      const print = async (found: readonly Found[]) => {
        for (const one of found) {
          isUnderstood ||= one.type !== 'bad';
          if (offset < shownMax) beginning.push(one.raw.subarray(0, shownMax));
          const line = `${JSON.stringify(foundAsJson(one, offset))}\n`;
          offset += one.raw.length;
          if (!process.stdout.write(line)) await once(process.stdout, 'drain');
        }
      };
      try {
        for await (const piece of pieces) await print(decoder.push(piece as Uint8Array));
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new UsageError(message('usage.unreadable', { path: file, said: code }));
      }
      // Pieces are as they arrived on a line; a file is whole.
      await print(hex === true ? decoder.idle() : decoder.end());
      if (isUnderstood) return;
      const shown = Buffer.concat(beginning).subarray(0, shownMax);
      const text = shown.toString(hex === true ? 'hex' : 'utf8').trim();
      throw new UsageError(
        text === ''
          ? message('decode.empty', { file, protocol })
          : message('decode.nothing', { file, protocol, text }),
      );
    });
}

async function* hexPieces(input: Readable, file: string): AsyncIterable<Uint8Array> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    const digits = line.replace(/\s/g, '');
    if (digits === '') continue;
    if (!/^([0-9a-f]{2})+$/i.test(digits))
      throw new UsageError(
        message('decode.not-hex', { file, line: String(number), text: line.slice(0, 60) }),
      );
    yield Buffer.from(digits, 'hex');
  }
}

/** What was found, as `decode` prints it: times as text, bytes as hex, and where in the input it began. */
function foundAsJson(found: Found, offset: number): object {
  const { type, raw, arrived: _arrived, behind: _behind, ...rest } = found;
  const bytes = { offset, raw: Buffer.from(raw).toString('hex') };
  if (found.type !== 'read' || !('stamp' in found)) return { type, ...plain(rest), ...bytes };
  const { chip, antenna, rssi, stamp, sequence, stored, counts } = found;
  return {
    type,
    chip,
    antenna,
    rssi,
    time: timeText(stamp),
    ...extras({ sequence, stored, counts }),
    ...bytes,
  };
}

/** Only what is not as usual. */
function extras({ sequence, stored, counts }: { sequence: number | null; stored: boolean; counts: boolean }) {
  return {
    ...(sequence === null ? {} : { sequence }),
    ...(stored ? { stored } : {}),
    ...(counts ? {} : { counts }),
  };
}

/** `2026-03-06T20:27:47.350Z`; without the Z where the reader has no zone; a duration where it has no wall clock. */
function timeText(stamp: ReaderStamp | null): string | null {
  if (stamp === null) return null;
  const iso = new Date(stamp.ms).toISOString();
  switch (stamp.kind) {
    case 'instant':
      return iso;
    case 'local':
      return iso.slice(0, -1);
    case 'time-of-day':
      return iso.slice(11, -1);
    case 'since-cycle':
      return `PT${stamp.ms / 1000}S`;
  }
}

function plain(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('hex') : (value as unknown),
    ]),
  );
}
