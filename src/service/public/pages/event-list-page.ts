import type { eventListPage } from '../../../timing/views/event-list-page.ts';
import type { Steps } from '../../../timing/steps.ts';
import { text } from '../../../words/text.ts';
import type { EventEdition } from '../editions.ts';
import { countsText, sitesOf } from './event-page.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import { gradeMark } from './online/grades.ts';
import { rowsPerPage } from './race-page.ts';
import { addressOf, type Teller } from './reader.ts';

type ListPage = ReturnType<typeof eventListPage> extends Steps<infer Made> ? Made : never;

/** A list over races of several cities, and how complete it is. */
// oxlint-disable-next-line max-lines-per-function -- a page reads best in the order in which it stands
export function eventListPageHtml(edition: EventEdition, list: ListPage, teller: Teller): Page {
  const { say, name, day, link, number } = teller;
  const { event } = edition.event;
  const path = addressOf(event.id, 'lists', list.list.id);
  const races = new Map(list.races.map((race) => [race.id, race]));
  const sites = new Map(list.sites.map((site) => [site.id, name(site.name, site.id)]));
  const basis = list.list.basis ?? list.races[0]?.rankBy ?? 'gun';
  const isClosed = list.sites.every(({ closed }) => closed);
  const listed = edition.event.races.filter(({ race }) => list.races.some(({ id }) => id === race.id));
  const isOfficial = listed.every(({ at }) => at?.results.version?.state === 'official');
  const own = `list:${list.list.id}:`;
  const groupName = (id: string) => {
    const group = id.startsWith(own) ? id.slice(own.length) : '';
    if (group === 'F' || group === 'M' || group === 'X')
      return text(teller.language, `heading.sexes.${group}`);
    const category = list.races.flatMap(({ categories }) => categories).find((one) => one.id === group);
    return group === '' ? say('heading.overall') : name(category?.name, group);
  };
  const { total, offset, rows, group } = list;
  const heading =
    basis === 'chip'
      ? say(isOfficial ? 'pages.officialChip' : 'pages.chip')
      : say(isOfficial ? 'pages.officialGun' : 'pages.gun');
  return {
    title: name(list.list.name),
    description: [name(event.name, event.id), day(event.date)].join(' · '),
    path,
    query: group === null ? {} : { group },
    back: { address: link(addressOf(event.id)), name: name(event.name, event.id) },
    facts: [day(event.date), say(isClosed ? 'pages.closed' : 'pages.provisional')].join(' · '),
    event: event.id,
    live: html`<ul class="sites">
        ${sitesOf(edition, teller).map((site, index) => {
          const counts = list.sites.find(({ id }) => id === event.sites[index]?.id);
          return counts === undefined || counts.asOf === null
            ? site
            : [site, html`<li class="quiet">${countsText(counts, teller)}</li>`];
        })}
      </ul>
      ${
        list.groups.length < 2
          ? null
          : html`<nav class="lists">
              ${list.groups.map(
                ({ id, finishers }) =>
                  html`<a
                    href="${link(path, { group: id })}"
                    ${id === group ? html` aria-current="page"` : null}
                    >${groupName(id)} <small>${number(finishers)}</small></a
                  >`,
              )}
            </nav>`
      }${
        rows.length === 0
          ? html`<p class="none">${say('pages.nothingYet')}</p>`
          : html`<table class="results">
              <thead>
                <tr>
                  <th scope="col">${say('pages.place')}</th>
                  <th scope="col">${say('pages.name')}</th>
                  <th scope="col" class="n">${heading}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map((row) => {
                  const race = races.get(row.race);
                  const time = basis === 'chip' ? row.chip : row.gun;
                  const { person } = row;
                  const facts = [person.bib, person.nationality, person.club].filter(
                    (fact) => fact !== null && fact !== '',
                  );
                  const where = [
                    name(race?.name, row.race),
                    sites.size < 2 ? null : (sites.get(row.site) ?? null),
                    row.evidence === null ? null : text(teller.language, `evidence.${row.evidence}`),
                  ].filter((fact) => fact !== null);
                  return html`<tr>
                    <td class="place${row.place <= 3 ? ' podium' : ''}">${row.place}</td>
                    <td>
                      <a href="${link(addressOf(event.id, 'races', row.race, 'runners', person.bib))}"
                        ><bdi>${person.name}</bdi></a
                      ><br /><span class="quiet"
                        ><bdi>${facts.join(' · ')}</bdi><br />${where.join(' · ')}</span
                      >${person.evidence === undefined ? null : html` ${gradeMark(person.evidence, teller)}`}
                    </td>
                    <td class="n">${teller.time(time, race?.unit)}</td>
                  </tr>`;
                })}
              </tbody>
            </table>`
      }${
        total <= rowsPerPage
          ? null
          : html`<nav class="pages">
              ${offset === 0 ? null : html`<a rel="prev" href="${link(path, { group, page: String(offset / rowsPerPage) })}">${say('pages.earlier')}</a>`}<span>${say('pages.places', { from: number(offset + 1), to: number(offset + rows.length), total: number(total) })}</span>${offset + rows.length >= total ? null : html`<a rel="next" href="${link(path, { group, page: String(offset / rowsPerPage + 2) })}">${say('pages.later')}</a>`}
            </nav>`
      }`,
  };
}
