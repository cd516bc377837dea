import { stateText } from '../../../files/file-facts.ts';
import { resultsStateOf } from '../../../timing/views/versions.ts';
import type { EventEdition } from '../editions.ts';
import type { ProjectedRace } from '../../projection/events.ts';
import type { Page } from './frame.ts';
import { html, type Html } from './html.ts';
import { addressOf, type Teller } from './reader.ts';

/** One event: its races, its cities and how old each is, and the lists over races. */
export function eventPageOf(edition: EventEdition, teller: Teller): Page {
  const { event, races } = edition.event;
  const { say, name, day, link } = teller;
  const lists = event.lists ?? [];
  return {
    title: name(event.name, event.id),
    description: [day(event.date), ...event.sites.map((site) => name(site.name, ''))]
      .filter(Boolean)
      .join(' · '),
    path: addressOf(event.id),
    query: {},
    back: { address: link('/'), name: say('pages.events') },
    facts: day(event.date),
    event: event.id,
    fixed: html`<section id="followed" hidden data-event-id="${event.id}">
      <h2>${say('pages.followed')}</h2>
      <ul class="cards"></ul>
    </section>`,
    live: html`<section>
        <h2>${say('pages.races')}</h2>
        <ul class="cards">
          ${races.map((race) => raceCard(edition, race, teller))}
        </ul>
      </section>
      ${
        lists.length === 0
          ? null
          : html`<section>
              <h2>${say('pages.lists')}</h2>
              <ul class="cards">
                ${lists.map(
                  (list) =>
                    html`<li>
                      <a class="card" href="${link(addressOf(event.id, 'lists', list.id))}"
                        ><b>${name(list.name, list.id)}</b></a
                      >
                    </li>`,
                )}
              </ul>
            </section>`
      }${
        event.sites.length < 2
          ? null
          : html`<section>
              <h2>${say('pages.sites')}</h2>
              <ul class="sites">
                ${sitesOf(edition, teller)}
              </ul>
            </section>`
      }`,
  };
}

function raceCard(edition: EventEdition, { race, site, at }: ProjectedRace, teller: Teller): Html {
  const { say, name, link } = teller;
  const { event } = edition.event;
  const city = event.sites.length < 2 ? null : name(event.sites.find(({ id }) => id === site)?.name, site);
  const facts = [
    city,
    at === null ? say('pages.none') : countsText(at.results.counts(), teller),
    stateOf(at, teller),
  ];
  const content = html`<b>${name(race.name, race.id)}</b
    ><span class="quiet">${facts.filter(Boolean).join(' · ')}</span>`;
  const own =
    at === null
      ? html`<span class="card">${content}</span>`
      : html`<a class="card" href="${link(addressOf(event.id, 'races', race.id))}">${content}</a>`;
  return html`<li>
    ${own}${race.kind === 'online' ? html`<p class="acts"><a href="${link(addressOf(event.id, 'online', race.id))}">${say('online.enterOrHandIn')}</a></p>` : null}
  </li>`;
}

/** Who has finished of how many, and who is still out. */
export function countsText(
  counts: { entries: number; finished: number; inReview: number; onCourse: number },
  { say, number }: Teller,
): string {
  const { entries, finished, inReview, onCourse } = counts;
  return [
    say('pages.finished', { count: finished, number: number(finished), entries: number(entries) }),
    inReview === 0 ? null : say('pages.inReview', { count: inReview, number: number(inReview) }),
    onCourse === 0 ? null : say('pages.onCourse', { count: onCourse, number: number(onCourse) }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Whether results may still change; empty before there are any. */
export function stateOf(at: ProjectedRace['at'], { say, language }: Teller): string {
  if (at === null) return '';
  const { version } = at.results;
  if (version?.state === 'official') return stateText(resultsStateOf(at.results), language);
  if (version !== null) return stateText({ ...version, changed: 0 }, language);
  return at.results.isClosed ? say('pages.closed') : say('pages.provisional');
}

/** Each city with how old what is known of it is. */
export function sitesOf(edition: EventEdition, teller: Teller): Html[] {
  const { event, sites, races } = edition.event;
  const { say, name, clock } = teller;
  return event.sites.map((site) => {
    const known = sites.find(({ timing }) => timing.site?.site.id === site.id);
    const silent = edition.silent.get(site.id) ?? null;
    const own = races.filter((race) => race.site === site.id);
    const isClosed = own.length > 0 && own.every(({ at }) => at?.results.isClosed === true);
    const isOld = silent !== null && !isClosed;
    const age =
      known === undefined
        ? say('pages.none')
        : say('pages.asOf', { time: clock(known.asOf, site.zone, site.date ?? event.date) });
    const told = [
      age,
      isOld ? say('pages.silent', { time: clock(silent, site.zone, site.date ?? event.date) }) : null,
    ];
    return html`<li class="${isOld ? 'old' : ''}">
      <b>${name(site.name, site.id)}</b> ${told.filter(Boolean).join(' · ')}
    </li>`;
  });
}
