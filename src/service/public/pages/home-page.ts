import type { ProjectedEvent } from '../../projection/events.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import { addressOf, type Teller } from './reader.ts';

const dayMs = 86_400_000;

/** All events: those of these days, those that come, and the archive. */
export function homePageOf(events: readonly ProjectedEvent[], now: number, teller: Teller): Page {
  const { say, name, day, link } = teller;
  const daysAway = ({ event }: ProjectedEvent) => (Date.parse(event.date) - now) / dayMs;
  const kinds = [
    ['pages.now', events.filter((event) => Math.abs(daysAway(event)) <= 2)],
    ['pages.coming', events.filter((event) => daysAway(event) > 2).toReversed()],
    ['pages.past', events.filter((event) => daysAway(event) < -2)],
  ] as const;
  return {
    title: say('pages.results'),
    description: say('pages.events'),
    path: '/',
    query: {},
    back: null,
    facts: '',
    event: null,
    live:
      events.length === 0
        ? html`<p class="quiet">${say('pages.noEvents')}</p>`
        : kinds.map(([title, own]) =>
            own.length === 0
              ? null
              : html`<section>
                  <h2>${say(title)}</h2>
                  <ul class="cards">
                    ${own.map(({ event, races }) => {
                      const cities = event.sites.map((site) => name(site.name, '')).filter(Boolean);
                      return html`<li>
                        <a class="card" href="${link(addressOf(event.id))}"
                          ><b>${name(event.name, event.id)}</b
                          ><span class="quiet">${[day(event.date), ...cities].join(' · ')}</span></a
                        >
                        ${races
                          .filter(({ race }) => race.kind === 'online')
                          .map(
                            ({ race }) =>
                              html`<p class="acts">
                                <a href="${link(addressOf(event.id, 'online', race.id))}"
                                  >${name(race.name, race.id)}: ${say('online.enterOrHandIn')}</a
                                >
                              </p>`,
                          )}
                      </li>`;
                    })}
                  </ul>
                </section>`,
          ),
  };
}
