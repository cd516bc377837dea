import type { FindingView, HandedIn, OwnRun, RunMeasures } from '../../../../contract/online.ts';
import { isKnown, messageText } from '../../../../words/text.ts';
import { html, type Html, type Piece } from '../html.ts';
import type { Teller } from '../reader.ts';
import { heightPicture, pacePicture, wayPicture, type Numbered } from './run-pictures.ts';
import type { Telling } from './telling.ts';

/** What was understood of the recording that counts, drawn and in figures, and what was found in it. */
export function understoodPart(run: OwnRun, teller: Teller, telling: Telling): Html | null {
  const file = run.handedIn.find(({ id }) => id === run.chosen);
  if (file === undefined) return null;
  const { say } = teller;
  const { profile } = run;
  const numbered = numberedOf(file.findings);
  return html`${
    file.measures === null
      ? null
      : html`<section>
          <h2>${say('online.understood')}</h2>
          ${figures(file, file.measures, teller, telling)}
          ${
            profile === null || profile.along.length < 2
              ? null
              : html`<div class="pictures">
                  <figure>${wayPicture(profile, numbered, teller, telling)}</figure>
                  <figure>
                    ${pacePicture(profile, numbered, teller, telling)}${heightPicture(profile, numbered, teller)}
                  </figure>
                </div>`
          }
          ${splitsTable(file.measures, teller, telling)}
        </section>`
  }
  ${file.findings.length === 0 ? null : foundPart(file.findings, numbered, teller, telling)}`;
}

/** What asks for something, with the numbers by which the pictures name it. */
function numberedOf(findings: readonly FindingView[]): Numbered[] {
  return findings
    .filter(({ answer }) => answer === 'review' || answer === 'refuse')
    .map((finding, index) => ({ number: index + 1, finding }));
}

function figures(file: HandedIn, measures: RunMeasures, teller: Teller, telling: Telling): Html {
  const { say, number } = teller;
  const { clock, fineKm, moment, pace, length } = telling;
  const { distance, finish, climb } = measures;
  const pairs: [string, Piece, Piece?][] = [
    [
      say('online.measured'),
      say('pages.km', { distance: fineKm(distance.measured) }),
      distance.low === distance.high
        ? null
        : say('online.measuredRange', { low: fineKm(distance.low), high: fineKm(distance.high) }),
    ],
    [
      say('online.timeCounts', { distance: length }),
      finish === null ? '–' : clock(finish.seconds),
      finish === null ? say('online.measuredShort', { distance: length }) : null,
    ],
    [
      say('online.elapsed'),
      clock(measures.elapsed),
      measures.paused < 1 ? null : `${say('online.paused')}: ${clock(measures.paused)}`,
    ],
    [say('online.pace'), say('online.perKm', { pace: pace(measures.elapsed, distance.measured) })],
    [say('online.started'), moment(measures.start)],
    ...(climb === null
      ? []
      : [
          [
            say('online.climb'),
            say('online.climbed', {
              gain: number(Math.round(climb.gain)),
              loss: number(Math.round(climb.loss)),
            }),
          ] as [string, string],
        ]),
    ...(measures.heartRate === null
      ? []
      : [
          [
            say('online.heart'),
            say('online.heartRate', { beats: String(Math.round(measures.heartRate)) }),
          ] as [string, string],
        ]),
    ...(file.device === null ? [] : [[say('online.device'), file.device] as [string, string]]),
  ];
  return html`<dl class="figures">
    ${pairs.map(
      ([label, value, more]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}${more ? html`<span class="quiet">${more}</span>` : null}</dd>
        </div>`,
    )}
  </dl>`;
}

function splitsTable({ splits }: RunMeasures, { say }: Teller, { km, clock, pace }: Telling): Html | null {
  if (splits.length === 0) return null;
  let before = { distance: 0, seconds: 0 };
  const rows = splits.map((split) => {
    const own = pace(split.seconds - before.seconds, split.distance - before.distance);
    before = split;
    return html`<tr>
      <th scope="row">${say('pages.km', { distance: km(split.distance) })}</th>
      <td class="n">${clock(split.seconds)}</td>
      <td class="n quiet">${own}</td>
    </tr>`;
  });
  return html`<details class="more">
    <summary>${say('online.splits')}</summary>
    <table class="splits">
      <thead>
        <tr>
          <th scope="col">${say('pages.point')}</th>
          <th scope="col" class="n">${say('pages.time')}</th>
          <th scope="col" class="n">${say('pages.pace')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </details>`;
}

function foundPart(
  findings: readonly FindingView[],
  numbered: readonly Numbered[],
  teller: Teller,
  { km }: Telling,
): Html {
  const { say, language, number } = teller;
  const named = (answer: FindingView['answer']) => findings.filter((one) => one.answer === answer);
  const passed = named('pass').length;
  const unchecked = named('unchecked').map(({ check }) => checkName(check, teller));
  return html`<section>
    <h2>${say('online.found')}</h2>
    ${numbered.length === 0 ? html`<p class="good">${say('online.foundNothing')}</p>` : null}
    <ol class="findings">
      ${numbered.map(
        ({ finding: { check, answer, along, seen, remedy, cleared } }) =>
          html`<li class="${cleared ? 'cleared' : answer}">
            <b>${checkName(check, teller)}</b>
            <span class="mark"
              >${say(cleared ? 'online.looked' : answer === 'refuse' ? 'online.mustChange' : 'online.needsLook')}</span
            >
            ${along === null ? null : html`<p class="quiet">${say('online.stretch', { from: km(along.from), to: km(along.to) })}</p>`}
            ${seen === null ? null : html`<p>${messageText(language, seen)}</p>`}
            ${remedy === null || cleared ? null : html`<p class="remedy">${messageText(language, remedy)}</p>`}
          </li>`,
      )}
    </ol>
    <p class="quiet">
      ${[
        say('online.passed', { count: passed, number: number(passed) }),
        ...(unchecked.length === 0 ? [] : [say('online.unchecked', { checks: unchecked.join(', ') })]),
      ].join('; ')}
    </p>
  </section>`;
}

/** What a check is called; of a newer version's, its own name. */
export function checkName(check: string, { language }: Teller): string {
  const code = `online.check.${check}`;
  return isKnown({ code }) ? messageText(language, { code }) : check;
}
