import { evidenceGradeSchema, type EvidenceGrade, type OnlineRace } from '../../../../contract/online.ts';
import { text } from '../../../../words/text.ts';
import { html, type Html } from '../html.ts';
import type { Teller } from '../reader.ts';

/** How sure a time is, as it stands beside the time. */
export function gradeMark(grade: EvidenceGrade, { language }: Teller): Html {
  return html`<span class="grade ${grade}">${text(language, `evidenceGrade.${grade}`)}</span>`;
}

/** The grades that a race can have, the surest first. */
export function gradesOf({ accepts }: Pick<OnlineRace, 'accepts'>) {
  return evidenceGradeSchema.options.filter(
    (grade) => (grade !== 'picture' || accepts.picture) && (grade !== 'declared' || accepts.declared),
  );
}

/** What each grade means. */
export function gradeLegend(grades: readonly EvidenceGrade[], teller: Teller): Html {
  return html`<dl class="legend">
    ${grades.map(
      (grade) =>
        html`<div>
          <dt>${gradeMark(grade, teller)}</dt>
          <dd>${teller.say(`online.gradeMeans.${grade}`)}</dd>
        </div>`,
    )}
  </dl>`;
}
