import { Command, Option } from 'commander';
import { certificateBibs } from '../files/pdf/certificate.ts';
import { makeCertificates } from '../files/pdf/certificate-batch.ts';
import { Printer } from '../files/pdf/printer.ts';
import { tell } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import type { ListId } from '../timing/timing.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import { languages } from '../words/language.ts';
import { message } from '../words/message.ts';
import { paperIn, paperOf } from './certificate-paper.ts';
import { openPaper, type PaperFlags } from './paper-data.ts';
import { tellMissing } from './pdf.ts';

interface Flags extends PaperFlags {
  out: string;
  bib?: string;
  list?: string;
  design?: string;
  together?: true;
}

/** `goldline certificates`: those of all finishers of a race, or of one, as files; goes on where it was stopped. */
export function certificatesCommand(): Command {
  return new Command('certificates')
    .description('Write the certificates of finishers; what is there already with the same results is kept.')
    .requiredOption('--data <dir>', 'data directory of the station')
    .requiredOption('--out <dir>', 'folder to write to')
    .option('--race-id <id>', 'of this race alone; of all where absent')
    .option('--list <id>', 'of who has a place in this list alone, such as sex:F')
    .option('--design <file>', 'a design that the console saved as a file; that of the event where absent')
    .option('--bib <bib>', 'of this bib alone')
    .option('--together', 'one file for 200 runners instead of one for each')
    .addOption(
      new Option(
        '--lang <language>',
        'language of all of them; that of each runner’s country where absent',
      ).choices(Object.keys(languages)),
    )
    .action(async (flags: Flags) => {
      const { timing, races, actions, now } = openPaper(flags);
      const paper = flags.design === undefined ? paperOf(actions) : paperIn(flags.design);
      const list = flags.list as ListId | undefined;
      for (const results of list === undefined ? [] : races)
        if (!results.lists().some(({ id }) => id === list))
          throw new UsageError(message('problems.list-unknown', { value: flags.list ?? '' }));
      const printer = new Printer();
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      try {
        for (const results of races) {
          const all = certificateBibs(results).filter(
            (bib) => list === undefined || results.place(list, bib) !== null,
          );
          const wanted = flags.bib === undefined ? undefined : plainCode(flags.bib);
          if (wanted !== undefined && timing.raceOf(wanted) !== results && timing.entry(wanted) !== undefined)
            continue;
          const { missing, ...outcome } = await makeCertificates(
            timing,
            wanted === undefined ? all : [wanted],
            {
              ...paper,
              language: flags.lang,
              folder: flags.out,
              race: list === undefined ? results.race.id : `${results.race.id}.${list}`,
              isWhole: wanted === undefined,
              files: flags.together === true && wanted === undefined ? 'together' : 'each',
              signal: stop.signal,
              onProgress: tellProgress,
              print: (pieces) =>
                printer.print({ title: 'certificates', language: 'en', at: Math.floor(now / 1000) }, pieces),
            },
          );
          tellMissing(missing);
          const { of: count, ...counts } = outcome;
          tell(message('paper.certificates', { path: flags.out, count, ...counts }));
        }
      } finally {
        printer.close();
      }
    });
}

function tellProgress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${done === of ? '' : `${done} / ${of}`}`);
}
