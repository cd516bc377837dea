import type { RunnerPage } from '../../../contract/event-results.ts';
import { statusText } from '../../../files/status-text.ts';
import { text } from '../../../words/text.ts';
import type { EventEdition } from '../editions.ts';
import { sitesOf, stateOf } from './event-page.ts';
import type { Page } from './frame.ts';
import { html, type Html } from './html.ts';
import { gradeMark } from './online/grades.ts';
import { timeHeading, unitOf, type BegunRace } from './race-page.ts';
import { addressOf, paceText, type Teller } from './reader.ts';

type Row = RunnerPage['result'];

/** One runner on one card, to be handed on. */
// oxlint-disable-next-line max-lines-per-function -- a page reads best in the order in which it stands
export function runnerPageOf(
  edition: EventEdition,
  found: BegunRace,
  { result, estimate, evidence }: RunnerPage,
  teller: Teller,
): Page {
  const { say, name, day, link, number } = teller;
  const { event } = edition.event;
  const { race, at, site } = found;
  const { person } = result;
  const unit = unitOf(found);
  const own = race.rankBy === 'chip' ? result.chip : result.gun;
  const other = race.rankBy === 'chip' ? result.gun : result.chip;
  const city = event.sites.length < 2 ? null : name(event.sites.find(({ id }) => id === site)?.name, site);
  const shown = own === null ? statusText(result.status, teller.language) : teller.time(own, unit);
  const category = race.categories.find(({ id }) => id === person.category);
  const who = [
    person.nationality,
    person.category === null ? null : name(category?.name, person.category),
    person.club,
  ].filter((fact) => fact !== null && fact !== '');
  const path = addressOf(event.id, 'races', race.id, 'runners', person.bib);
  const last = result.splits.at(-1);
  const done = race.points.find(({ id }) => id === last?.point)?.distance ?? 0;
  const length = Math.max(...race.points.map(({ distance }) => distance));
  const state = stateOf(at, teller);
  const places = [
    [say('heading.overall'), result.places.overall],
    [text(teller.language, `heading.sexes.${person.sex}`), result.places.sex],
    [person.category === null ? '' : name(category?.name, person.category), result.places.category],
  ] as const;
  return {
    title: person.name,
    description: [shown, state, name(race.name, race.id), day(race.date), city].filter(Boolean).join(' · '),
    path,
    query: {},
    back: { address: link(addressOf(event.id, 'races', race.id)), name: name(race.name, race.id) },
    facts: [say('pages.runner', { bib: person.bib }), ...who].join(' · '),
    event: event.id,
    fixed: html`<p class="acts">
      <button
        type="button"
        class="follow"
        hidden
        data-key="${JSON.stringify([event.id, race.id, person.bib])}"
        data-name="${person.name}"
        data-on="${say('pages.unfollow')}"
        aria-pressed="false"
      >
        ${say('pages.follow')}
      </button>
    </p>`,
    live: html`<article class="runner">
        ${
          person.latinName === null || person.latinName === person.name
            ? null
            : html`<p class="quiet"><bdi>${person.latinName}</bdi></p>`
        }
        <p class="quiet">
          ${[name(race.name, race.id), day(race.date), city, state].filter(Boolean).join(' · ')}
        </p>
        <dl class="times">
          <div>
            <dt>${own === null ? say('heading.status') : timeHeading(found, teller)}</dt>
            <dd class="${own === null ? 'status' : 'official'}">${shown}</dd>
          </div>
          ${
            other === null
              ? null
              : html`<div>
                  <dt>${say(race.rankBy === 'chip' ? 'pages.gun' : 'pages.chip')}</dt>
                  <dd>${teller.time(other, unit)}</dd>
                </div>`
          }
        </dl>
        ${
          person.evidence === undefined
            ? null
            : html`<p>
                ${gradeMark(person.evidence, teller)}
                <span class="quiet">${say(`online.gradeMeans.${person.evidence}`)}</span>
              </p>`
        }
        ${
          result.status === 'running' && done > 0
            ? html`<p>
                ${say('pages.progress', { done: number(done / 1000), length: number(length / 1000) })}<br /><progress
                  max="${length}"
                  value="${done}"
                ></progress
                >${estimate === null ? null : html`<br />${say('pages.estimate', { time: teller.time(estimate, 1000) })}`}
              </p>`
            : null
        }
        <dl class="places">
          ${places.map(([list, place]) =>
            list === '' || place === null
              ? null
              : html`<div><dt>${list}</dt><dd${place <= 3 ? html` class="podium"` : null}>${place}</dd></div>`,
          )}
        </dl>
        ${splitsTable(result, found, teller)}${
          evidence === null
            ? null
            : html`<p class="quiet">
                ${say('pages.by', { evidence: text(teller.language, `evidence.${evidence}`) })}
              </p>`
        }
        <ul class="sites">
          ${sitesOf(edition, teller).filter((_, index) => event.sites[index]?.id === site)}
        </ul>
      </article>
      ${compareForm(event.id, found, person.bib, teller)}`,
  };
}

/** Official times at the points up to the last one passed, with the pace between them. */
function splitsTable(result: Row, { race, ...found }: BegunRace, teller: Teller): Html | null {
  const passed = new Map(result.splits.map((split) => [split.point, split]));
  const points = race.points.filter(({ kind }) => kind !== 'start');
  const last = points.findLastIndex(({ id }) => passed.has(id));
  if (last === -1) return null;
  const unit = unitOf({ race, ...found });
  const isChip = result.splits.every(({ chip }) => chip !== null);
  let from = { metres: 0, ms: 0 };
  const rows = points.slice(0, last + 1).map((point) => {
    const split = passed.get(point.id);
    if (split === undefined)
      return html`<tr>
        <th scope="row">${teller.point(point)}</th>
        <td class="n quiet">${teller.say('pages.missed')}</td>
        <td></td>
      </tr>`;
    const ms = isChip ? (split.chip ?? split.gun) : split.gun;
    const pace = paceText(ms - from.ms, point.distance - from.metres);
    from = { metres: point.distance, ms };
    const shown = race.rankBy === 'chip' ? (split.chip ?? split.gun) : split.gun;
    return html`<tr>
      <th scope="row">${teller.point(point)}</th>
      <td class="n">${teller.time(shown, unit)}</td>
      <td class="n quiet">${pace}</td>
    </tr>`;
  });
  const { say } = teller;
  return html`<table class="splits">
    <thead>
      <tr>
        <th scope="col">${say('pages.point')}</th>
        <th scope="col" class="n">${say(race.rankBy === 'chip' ? 'pages.chip' : 'pages.gun')}</th>
        <th scope="col" class="n">${say('pages.pace')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function compareForm(event: string, { race }: BegunRace, bib: string, teller: Teller): Html {
  const { say, link, chosen, language } = teller;
  const path = link(addressOf(event, 'races', race.id, 'compare')).split('?')[0]!;
  return html`<form class="search" action="${path}" method="get">
    <input
      type="hidden"
      name="one"
      value="${bib}"
    />${chosen ? html`<input type="hidden" name="lang" value="${language}" />` : null}<label
      >${say('pages.compareWith')}
      <input name="other" required maxlength="20" autocomplete="off" inputmode="numeric" /></label
    ><button>${say('pages.compare')}</button>
  </form>`;
}

/** Two runners side by side at the points that both passed. */
export function comparePageOf(
  edition: EventEdition,
  found: BegunRace,
  [one, other]: readonly [RunnerPage, RunnerPage],
  teller: Teller,
): Page {
  const { say, name, link } = teller;
  const { event } = edition.event;
  const { race } = found;
  const unit = unitOf(found);
  const bibs = [one, other].map(({ result }) => result.person.bib);
  const path = addressOf(event.id, 'races', race.id, 'compare');
  const timeAt = ({ result }: RunnerPage, point: string) => {
    const split = result.splits.find((candidate) => candidate.point === point);
    return split === undefined ? null : race.rankBy === 'chip' ? (split.chip ?? split.gun) : split.gun;
  };
  const rows = race.points
    .filter(({ kind }) => kind !== 'start')
    .map((point) => {
      const [mine, theirs] = [timeAt(one, point.id), timeAt(other, point.id)];
      const gap = mine === null || theirs === null ? null : theirs - mine;
      return html`<tr>
        <th scope="row">${teller.point(point)}</th>
        <td class="n">${teller.time(mine, unit)}</td>
        <td class="n">${teller.time(theirs, unit)}</td>
        <td class="n quiet">
          ${gap === null ? '' : `${gap < 0 ? '−' : '+'}${teller.time(Math.abs(gap), unit)}`}
        </td>
      </tr>`;
    });
  const who = ({ result: { person } }: RunnerPage) =>
    html`<th scope="col" class="n">
      <a href="${link(addressOf(event.id, 'races', race.id, 'runners', person.bib))}"
        ><bdi>${person.name}</bdi></a
      >
    </th>`;
  return {
    title: say('pages.compare'),
    description: [one, other].map(({ result }) => result.person.name).join(' · '),
    path,
    query: { one: bibs[0]!, other: bibs[1]! },
    back: { address: link(addressOf(event.id, 'races', race.id)), name: name(race.name, race.id) },
    facts: stateOf(found.at, teller),
    event: event.id,
    live: html`<table class="splits">
      <thead>
        <tr>
          <th scope="col">${say('pages.point')}</th>
          ${who(one)}${who(other)}
          <th scope="col" class="n">${say('pages.difference')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  };
}
