import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { bookPieces } from '../files/pdf/book.ts';
import { evidencePieces } from '../files/pdf/evidence.ts';
import { labelPieces, labelSheets } from '../files/pdf/labels.ts';
import { noticePieces, noticeSizes } from '../files/pdf/notice.ts';
import type { Pieces } from '../files/pdf/order.ts';
import { Printer } from '../files/pdf/printer.ts';
import { startListOrders, startListPieces } from '../files/pdf/start-list.ts';
import { explainRunner } from '../station/archive/explain-runner.ts';
import { tell, terminalLanguage, warn } from '../station/process/terminal.ts';
import { UsageError } from '../station/process/usage-error.ts';
import type { Language } from '../timing/model/race.ts';
import { plainCode } from '../timing/model/plain-text.ts';
import type { ListId } from '../timing/timing.ts';
import { languages } from '../words/language.ts';
import { message } from '../words/message.ts';
import { openPaper, type Paper, type PaperFlags } from './paper-data.ts';

interface Flags extends PaperFlags {
  out: string;
  order: (typeof startListOrders)[number];
  list: string;
  size: (typeof noticeSizes)[number];
  before?: string;
  labels: (typeof labelSheets)[number];
  bib?: string;
}

type Maker = (paper: Paper, flags: Flags) => Pieces;

const makers = {
  book: ({ timing, races, folder, ...how }) => bookPieces(timing, races, { ...how, ...folder }),
  'start-list': ({ timing, races, ...how }, { order }) => startListPieces(timing, races, { ...how, order }),
  notice: ({ timing, races, ...how }, { list, size, before }) =>
    noticePieces(timing, races[0]!, {
      ...how,
      list: list as ListId,
      size,
      before: before === undefined ? undefined : new Set(before.split(',').map(plainCode)),
    }),
  labels: ({ timing, races, ...how }, { labels }) => labelPieces(timing, races, { ...how, labels }),
  evidence: ({ timing, race, ...how }, { bib }) => {
    const wanted = plainCode(bib ?? '');
    if (timing.entry(wanted) === undefined)
      throw new UsageError(message('problems.bib-unknown', { bib: wanted }));
    return evidencePieces(timing, explainRunner(race, wanted), how);
  },
} satisfies Record<string, Maker>;

/** `goldline pdf`: a document to print of a data directory, also while its station runs. */
export function pdfCommand(): Command {
  const command = new Command('pdf').description('Write a document to print of a data directory.');
  const add = (what: keyof typeof makers) => {
    const document = documentCommand(what, new Command(what));
    command.addCommand(document);
    return document;
  };
  add('book').description('Write the results book.');
  add('start-list').description('Write the start list.');
  add('notice').description('Write a sheet for the notice board.');
  add('labels').description('Write labels for the envelopes of bibs.');
  add('evidence').description('Write everything that made the result of one bib.');
  return command;
}

function documentCommand(what: keyof typeof makers, command: Command): Command {
  command
    .requiredOption('--data <dir>', 'data directory of the station')
    .requiredOption('--out <file>', 'file to write')
    .addOption(new Option('--lang <language>', 'language of the document').choices(Object.keys(languages)));
  if (what === 'evidence') command.requiredOption('--bib <bib>', 'the bib');
  else command.option('--race-id <id>', 'of this race alone; of all where absent');
  if (what === 'start-list')
    command.addOption(new Option('--order <order>', 'order').choices(startListOrders).default('name'));
  if (what === 'labels')
    command.addOption(new Option('--labels <sheet>', 'columns by rows').choices(labelSheets).default('3x8'));
  if (what === 'notice')
    command
      .option('--list <list>', 'the list, such as overall or sex:F', 'overall')
      .addOption(new Option('--size <size>', 'paper').choices(noticeSizes).default('a4'))
      .option('--before <bibs>', 'bibs of the sheet before, with commas: the others are marked');
  return command.action((flags: Flags) => write(what, flags));
}

async function write(what: keyof typeof makers, flags: Flags): Promise<void> {
  const paper = openPaper(flags);
  const { language, now } = paper;
  const printer = new Printer();
  try {
    const job = { title: what, language, at: Math.floor(now / 1000) };
    const { pdf, pages, missing } = await printer.print(job, (makers[what] as Maker)(paper, flags));
    tellMissing(missing);
    writeOut(flags.out, pdf);
    tell(message('paper.written', { path: flags.out, count: pages }));
  } finally {
    printer.close();
  }
}

/** Characters that no font has, as a warning. */
export function tellMissing(missing: readonly string[], language: Language = terminalLanguage()): void {
  if (missing.length > 0)
    warn(
      message('paper.missing', { count: missing.length, signs: missing.slice(0, 50).join(' ') }),
      language,
    );
}

function writeOut(path: string, pdf: Uint8Array): void {
  try {
    writeFileSync(path, pdf);
  } catch (error) {
    const said = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(message('usage.unwritable', { path, said }));
  }
}
