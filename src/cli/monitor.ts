import { Command } from 'commander';
import { parseReaderAddress, type ReaderAddress } from '../readers/address.ts';
import type { Reader } from '../readers/reader.ts';
import { connectReader } from '../readers/session/session.ts';
import { raceTimeAt } from '../readers/simulated-clock.ts';
import { onStopSignal } from '../station/process/stop-signal.ts';
import type { Language } from '../timing/model/race.ts';
import { languageOption } from './language.ts';
import { readLine, stateLine, statusLine } from './reader-text.ts';

const redrawMs = 500;
const clearLine = '\r\u001b[2K';

/** `goldline monitor`: what a reader reads and how it is, live; nothing is recorded. */
export function monitorCommand(): Command {
  return new Command('monitor')
    .description('Show what a reader reads and how it is, live in the terminal. Nothing is recorded.')
    .argument('<address>', 'reader, such as "serial:/dev/ttyUSB0?protocol=a0"; no timing point is needed')
    .addOption(languageOption())
    .action((text: string, { lang }: { lang: Language }) => {
      const address = addressOf(text);
      const show = new Display(process.stdout, lang);
      const { clock } = address;
      const reader = connectReader(address, {
        now: () => (clock === null ? Date.now() : raceTimeAt(clock, Date.now())),
        onRead: (read) => show.line(readLine(read, lang)),
        onState: (health) => show.line(`* ${stateLine(health, lang)}`),
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
  return parseReaderAddress(/[?&]point=/.test(text) ? text : `${text}${separator}point=monitor`);
}

/** Lines one after the other; on a terminal, how the reader is stands below them. */
class Display {
  readonly #out: NodeJS.WriteStream;
  readonly #language: Language;
  #status = '';

  constructor(out: NodeJS.WriteStream, language: Language) {
    this.#out = out;
    this.#language = language;
  }

  line(text: string): void {
    if (this.#out.isTTY) this.#out.write(`${clearLine}${text}\n${this.#status}`);
    else this.#out.write(`${text}\n`);
  }

  /** Keeps the last line of a terminal fresh; gives what ends it. */
  follow(reader: Reader): () => void {
    if (!this.#out.isTTY) return () => undefined;
    const timer = setInterval(() => {
      this.#status = statusLine(reader.health(), this.#language).slice(0, this.#out.columns - 1);
      this.#out.write(`${clearLine}${this.#status}`);
    }, redrawMs);
    return () => {
      clearInterval(timer);
      this.#out.write('\n');
    };
  }
}
