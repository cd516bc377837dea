import { Command } from 'commander';
import { parseReaderAddress, ReaderAddressError, type ReaderAddress } from '../readers/address.ts';
import type { Reader, ReaderHealth, ReaderRead } from '../readers/reader.ts';
import { connectReader } from '../readers/session/session.ts';
import { raceTimeAt } from '../readers/simulated-clock.ts';
import { onStopSignal } from '../station/process/stop-signal.ts';
import { UsageError } from '../station/process/usage-error.ts';

const redrawMs = 500;
const clearLine = '\r\u001b[2K';

/** `goldline monitor`: what a reader reads and how it is, live; nothing is recorded. */
export function monitorCommand(): Command {
  return new Command('monitor')
    .description('Show what a reader reads and how it is, live in the terminal. Nothing is recorded.')
    .argument('<address>', 'reader, such as "serial:/dev/ttyUSB0?protocol=a0"; no timing point is needed')
    .action((text: string) => {
      const address = addressOf(text);
      const show = new Display(process.stdout);
      const { clock } = address;
      const reader = connectReader(address, {
        now: () => (clock === null ? Date.now() : raceTimeAt(clock, Date.now())),
        onRead: (read) => show.line(readLine(read)),
        onState: (health) => show.line(`* ${stateLine(health)}`),
      });
      const stop = show.follow(reader);
      const end = async () => {
        stop();
        await reader.close();
      };
      onStopSignal(end);
      // As when the lines go to a program that wanted only the first few.
      process.stdout.on('error', () => void end());
    });
}

function addressOf(text: string): ReaderAddress {
  const separator = text.includes('?') ? '&' : '?';
  try {
    return parseReaderAddress(/[?&]point=/.test(text) ? text : `${text}${separator}point=monitor`);
  } catch (error) {
    throw error instanceof ReaderAddressError ? new UsageError(error.message) : error;
  }
}

/** Lines one after the other; on a terminal, how the reader is stands below them. */
class Display {
  readonly #out: NodeJS.WriteStream;
  #status = '';

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  line(text: string): void {
    if (this.#out.isTTY) this.#out.write(`${clearLine}${text}\n${this.#status}`);
    else this.#out.write(`${text}\n`);
  }

  /** Keeps the last line of a terminal fresh; gives what ends it. */
  follow(reader: Reader): () => void {
    if (!this.#out.isTTY) return () => undefined;
    const timer = setInterval(() => {
      this.#status = statusLine(reader.health()).slice(0, this.#out.columns - 1);
      this.#out.write(`${clearLine}${this.#status}`);
    }, redrawMs);
    return () => {
      clearInterval(timer);
      this.#out.write('\n');
    };
  }
}

function readLine({ time, arrived, readerTime, chip, antenna, rssi, stored }: ReaderRead): string {
  const parts = [
    new Date(time).toISOString(),
    chip,
    antenna === 0 ? null : `antenna ${antenna}`,
    rssi === null ? null : `${rssi} dBm`,
    readerTime === null ? null : `reader clock ${signed(readerTime - arrived)} ms to its arrival`,
    stored ? 'stored' : null,
  ];
  return parts.filter((part) => part !== null).join('  ');
}

function stateLine({ state, about, baud, detail }: ReaderHealth): string {
  const speed = baud === null || state !== 'reading' ? null : `${baud} baud`;
  return [state, about, speed, detail].filter((part) => part !== null).join(', ');
}

function statusLine(health: ReaderHealth): string {
  const { readsTotal, readsLastMinute, antennas, badFrames, bytesDropped, clock } = health;
  const heard = antennas.map(
    ({ antenna, readsLastMinute: reads, rssi, silent }) =>
      `${antenna}: ${silent ? 'SILENT' : `${reads}${rssi === null ? '' : ` at ${rssi} dBm`}`}`,
  );
  const parts = [
    stateLine(health),
    `${readsTotal} reads, ${readsLastMinute} in the last minute`,
    heard.length === 0 ? null : `antenna ${heard.join(' · ')}`,
    bytesDropped === 0 ? null : `${badFrames} bad frames, ${bytesDropped} bytes dropped`,
    clock === null ? null : `clock ${signed(clock.offset)} ms${clock.warn ? ' (!)' : ''}`,
  ];
  return parts.filter((part) => part !== null).join(' | ');
}

function signed(ms: number): string {
  return ms < 0 ? String(ms) : `+${ms}`;
}
