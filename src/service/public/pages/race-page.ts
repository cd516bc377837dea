import type { resultsPage, ResultRow } from '../../../timing/views/results-page.ts';
import { roundingUnit } from '../../../timing/model/rounding.ts';
import { statusText } from '../../../files/status-text.ts';
import type { ProjectedRace } from '../../projection/events.ts';
import type { EventEdition } from '../editions.ts';
import { countsText, sitesOf, stateOf } from './event-page.ts';
import type { Page } from './frame.ts';
import { html, type Html } from './html.ts';
import { gradeLegend, gradeMark } from './online/grades.ts';
import { addressOf, type Teller } from './reader.ts';

export const rowsPerPage = 100;

type Results = ReturnType<typeof resultsPage>;
export type BegunRace = ProjectedRace & { at: NonNullable<ProjectedRace['at']> };

/** A list of a race, or who of it was searched for. */
// oxlint-disable-next-line max-lines-per-function -- a page reads best in the order in which it stands
export function racePageOf(
  edition: EventEdition,
  found: BegunRace,
  { results, q }: { results: Results; q: string },
  teller: Teller,
): Page {
  const { say, name, day, link, number, clock } = teller;
  const { event } = edition.event;
  const { race, at, site } = found;
  const list = results.list;
  const path = addressOf(event.id, 'races', race.id, ...(list === 'overall' ? [] : [list]));
  const city = event.sites.length < 2 ? null : name(event.sites.find(({ id }) => id === site)?.name, site);
  const facts = [
    day(race.date),
    city,
    stateOf(at, teller),
    event.sites.length < 2 ? say('pages.asOf', { time: clock(at.asOf, race.zone, race.date) }) : null,
  ];
  const { total, offset, rows } = results;
  const pages =
    total <= rowsPerPage
      ? null
      : html`<nav class="pages">
          ${
            offset === 0
              ? null
              : html`<a href="${link(path, { q, page: pageBefore(offset) })}" rel="prev"
                  >${say('pages.earlier')}</a
                >`
          }<span>${say('pages.places', { from: number(offset + 1), to: number(offset + rows.length), total: number(total) })}</span>${
            offset + rows.length >= total
              ? null
              : html`<a href="${link(path, { q, page: String(offset / rowsPerPage + 2) })}" rel="next"
                  >${say('pages.later')}</a
                >`
          }
        </nav>`;
  return {
    title: name(race.name, race.id),
    description: [...facts, countsText(at.results.counts(), teller)].filter(Boolean).join(' · '),
    path,
    query: q === '' ? {} : { q },
    back: { address: link(addressOf(event.id)), name: name(event.name, event.id) },
    facts: facts.filter(Boolean).join(' · '),
    event: event.id,
    fixed: searchForm(path, q, teller),
    live: html`${
        event.sites.length < 2
          ? null
          : html`<ul class="sites">
              ${sitesOf(edition, teller)}
            </ul>`
      }
      <p class="quiet">${countsText(at.results.counts(), teller)}</p>
      ${listLinks(found, results, q, event.id, teller)}${
        rows.length === 0
          ? html`<p class="none">${say('pages.nobody')}</p>`
          : html`<table class="results">
              <thead>
                <tr>
                  <th scope="col">${say('pages.place')}</th>
                  <th scope="col">${say('pages.name')}</th>
                  <th scope="col" class="n">${timeHeading(found, teller)}</th>
                  ${race.kind === 'online' ? html`<th scope="col" class="grade-column">${say('heading.grade')}</th>` : null}
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => rowOf(row, found, event.id, teller))}
              </tbody>
            </table>`
      }${race.kind === 'online' && rows.length > 0 ? gradeLegend(gradesIn(rows), teller) : null}${pages}${total === 0 || teller.embedded ? null : downloads(event.id, found, list)}`,
  };
}

function pageBefore(offset: number): string | null {
  const page = offset / rowsPerPage;
  return page <= 1 ? null : String(page);
}

function searchForm(path: string, q: string, { say, link, chosen, language }: Teller): Html {
  return html`<form class="search" role="search" action="${link(path).split('?')[0]!}" method="get">
    <input
      type="search"
      name="q"
      value="${q}"
      placeholder="${say('pages.search')}"
      aria-label="${say('pages.search')}"
      autocomplete="off"
      enterkeyhint="search"
      maxlength="100"
    />${chosen ? html`<input type="hidden" name="lang" value="${language}" />` : null}<button>
      ${say('pages.find')}
    </button>
  </form>`;
}

/** What a time of this race is called: official once official results were published. */
export function timeHeading({ race, at }: BegunRace, { say }: Teller): string {
  // Nobody fires a gun for those who run where they are.
  if (race.kind === 'online') return say('pages.time');
  const isOfficial = at.results.version?.state === 'official';
  if (race.rankBy === 'chip') return say(isOfficial ? 'pages.officialChip' : 'pages.chip');
  return say(isOfficial ? 'pages.officialGun' : 'pages.gun');
}

function listLinks(
  { race, at }: BegunRace,
  { list, lists }: Results,
  q: string,
  event: string,
  teller: Teller,
): Html {
  const { link, number } = teller;
  const one = ({ id, finishers }: Results['lists'][number]) =>
    html`<a
      href="${link(addressOf(event, 'races', race.id, ...(id === 'overall' ? [] : [id])), { q })}"
      ${id === list ? html` aria-current="page"` : null}
      >${teller.list(at.results, id)} <small>${number(finishers)}</small></a
    >`;
  const isUsual = ({ id }: Results['lists'][number]) => id === 'overall' || id.startsWith('sex:');
  const others = lists.filter((summary) => !isUsual(summary));
  return html`<nav class="lists">${lists.filter(isUsual).map(one)}</nav>
    ${
      others.length === 0
        ? null
        : html`<details class="more" ${others.some(({ id }) => id === list) ? html` open` : null}>
            <summary>${teller.say('pages.categories')}</summary>
            <nav class="lists">${others.map(one)}</nav>
          </details>`
    }`;
}

function rowOf(row: ResultRow, found: BegunRace, event: string, teller: Teller): Html {
  const { race } = found;
  const { person, place, gun, chip } = row;
  const own = race.rankBy === 'chip' ? chip : gun;
  const category = race.categories.find(({ id }) => id === person.category);
  const facts = [
    person.bib,
    person.nationality,
    person.category === null ? null : teller.name(category?.name, person.category),
    person.club,
  ].filter((fact) => fact !== null && fact !== '');
  const unit = unitOf(found);
  const mark = person.evidence === undefined ? null : gradeMark(person.evidence, teller);
  return html`<tr>
    <td class="place${place !== null && place <= 3 ? ' podium' : ''}">${place ?? '–'}</td>
    <td>
      <a href="${teller.link(addressOf(event, 'races', race.id, 'runners', person.bib))}"
        ><bdi>${person.name}</bdi
        >${person.latinName === null || person.latinName === person.name ? null : html` <bdi class="quiet">${person.latinName}</bdi>`}</a
      ><br /><span class="quiet"><bdi>${facts.join(' · ')}</bdi></span
      >${mark === null ? null : html`<span class="grade-below">${mark}</span>`}
    </td>
    <td class="n">
      ${own === null ? html`<span class="quiet">${statusText(row.status, teller.language)}</span>` : teller.time(own, unit)}
    </td>
    ${race.kind === 'online' ? html`<td class="grade-column">${mark}</td>` : null}
  </tr>`;
}

/** The grades that these rows have, each once. */
function gradesIn(rows: readonly ResultRow[]) {
  return [...new Set(rows.flatMap(({ person }) => person.evidence ?? []))];
}

function downloads(event: string, { race }: BegunRace, list: string): Html {
  const path = `/api${addressOf(event, 'races', race.id)}/results`;
  const query = new URLSearchParams({ list }).toString();
  return html`<p class="files">
    <a href="${path}.csv?${query}" download>CSV</a> <a href="${path}?${query}&limit=500">JSON</a>
  </p>`;
}

/** The smallest step of a race's times. */
export function unitOf({ at }: BegunRace): number {
  return roundingUnit(at.results.race);
}
