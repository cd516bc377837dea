import { asText, clockText, csvText } from '../../files/csv-text.ts';
import { statusText } from '../../files/status-text.ts';
import { pointName } from '../../files/formats/columns.ts';
import type { EvidenceGrade, Language } from '../../timing/model/race.ts';
import { roundingUnit } from '../../timing/model/rounding.ts';
import type { Steps } from '../../timing/steps.ts';
import type { ListId, RaceResults } from '../../timing/timing.ts';
import { resultsPageInSteps } from '../../timing/views/results-page.ts';
import { dictionary } from '../../words/dictionary.ts';

const rowsAtOnce = 200;

/** A whole list as CSV: places, people, official times. In steps. */
export function* listCsv(results: RaceResults, list: ListId, language: Language): Steps<string> {
  const words = dictionary[language].heading;
  const { race } = results;
  const unit = roundingUnit(race);
  const points = race.points.filter(({ kind }) => kind === 'split');
  const head = [
    words.place,
    words.bib,
    words.name,
    words.latinName,
    words.sex,
    words.nationality,
    words.club,
    words.category,
    words.status,
    ...points.map((point) => asText(pointName(point, language))),
    words.gunTime,
    words.chipTime,
    ...(race.kind === 'online' ? [words.grade] : []),
  ];
  let text = csvText([head], language, true);
  for (let offset = 0; ; offset += rowsAtOnce) {
    const page = yield* resultsPageInSteps(results, { list, offset, limit: rowsAtOnce, q: '', asOf: 0 });
    const rows = page.rows.map(({ person, place, status, splits, gun, chip }) => [
      place === null ? '' : String(place),
      ...[person.bib, person.name, person.latinName ?? '', person.sex].map(asText),
      ...[person.nationality ?? '', person.club ?? '', person.category ?? ''].map(asText),
      statusText(status, language),
      ...points.map(({ id }) => clockText(splits.find(({ point }) => point === id)?.gun ?? null, unit)),
      clockText(gun, unit),
      clockText(chip, unit),
      ...(race.kind === 'online' ? [gradeText(person.evidence, language)] : []),
    ]);
    if (rows.length > 0) text += csvText(rows, language, false);
    if (offset + rowsAtOnce >= page.total) return text;
    yield;
  }
}

function gradeText(grade: EvidenceGrade | undefined, language: Language): string {
  return grade === undefined ? '' : dictionary[language].evidenceGrade[grade];
}
