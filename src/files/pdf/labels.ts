import { compareBibs } from '../../timing/lists/ranking.ts';
import { sorted } from '../../timing/steps.ts';
import type { RaceResults, Timing } from '../../timing/timing.ts';
import { text } from '../../words/text.ts';
import { localText } from '../csv-text.ts';
import type { Piece, Row } from './order.ts';
import { Packer } from './packer.ts';
import { plainSheetOf, raceName, type PaperFor } from './sheet.ts';

/** Labels on a sheet of A4: columns by rows. */
export const labelSheets = ['3x8', '2x7'] as const;

/** So many labels of a part that no sheet is left half empty. */
const labelsOfPart = 3 * 8 * 7 * 8;

/** A label for each bib's envelope, by bib: bib, name, race, wave, and the last digits of its chip. */
export function* labelPieces(
  timing: Timing,
  races: readonly RaceResults[],
  { labels, ...how }: PaperFor & { labels: (typeof labelSheets)[number] },
): Generator<Piece | undefined, void, undefined> {
  const { language } = how;
  const sheet = plainSheetOf(timing, races, '', how);
  const part = { template: 'labels', data: { sheet, labels } } as const;
  const packer = new Packer(part, (title) => title, labelsOfPart);
  const table = { kind: 'table', title: '', note: '', columns: [], isListed: false } as const;
  const ofAll = races.flatMap((results) => [...results.entries()].map((entry) => ({ results, entry })));
  const inOrder = yield* sorted(ofAll, (one, other) => compareBibs(one.entry.bib, other.entry.bib));
  yield* packer.table(table, rows());

  function* rows(): Iterable<Row | undefined> {
    for (const [index, { results, entry }] of inOrder.entries()) {
      const { waves } = results.race;
      const wave = entry.wave ?? waves[0]?.id ?? '';
      const [chip] = timing.chipsOf(entry.bib);
      yield {
        cells: [
          entry.bib,
          [entry.name, entry.latinName === entry.name ? '' : (entry.latinName ?? ''), ''],
          raceName(results, language),
          waves.length > 1 ? (localText(waves.find(({ id }) => id === wave)?.name, language) ?? wave) : '',
          chip === undefined ? '' : text(language, 'paper.chip', { digits: chip.slice(-4) }),
        ],
      };
      if (index % 25 === 24) yield undefined;
    }
  }
}
