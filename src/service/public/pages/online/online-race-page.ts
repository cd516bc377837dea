import type { OnlineRace } from '../../../../contract/online.ts';
import type { Ms } from '../../../../timing/model/race.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { addressOf, type Teller } from '../reader.ts';
import { gradeLegend, gradesOf } from './grades.ts';
import { tellingOf } from './telling.ts';

export interface ShownRace {
  event: { id: string; name: string };
  race: OnlineRace & { entered: number };
  /** Whether its results can be looked at. */
  hasResults: boolean;
}

const dayMs = 86_400_000;

export const raceAddress = (event: string, race: string) => addressOf(event, 'online', race);

/** What an online race is, when, by which rules, and how one gets in. */
// oxlint-disable-next-line max-lines-per-function -- a page reads best in the order in which it stands
export function onlineRacePageOf({ event, race, hasResults }: ShownRace, now: Ms, teller: Teller): Page {
  const { say, name, number, link } = teller;
  const { moment, dayOf, length } = tellingOf(race, teller);
  const entered = { count: race.entered, number: number(race.entered) };
  const title = name(race.name, race.id);
  const window = say('online.from', { from: moment(race.window.from), to: moment(race.window.to) });
  const words = name(race.words);
  const isFull = race.limit !== null && race.entered >= race.limit;
  return {
    title,
    description: [say('online.title'), say('online.distance', { distance: length }), window].join(' · '),
    path: raceAddress(event.id, race.id),
    query: {},
    back: { address: link(addressOf(event.id)), name: event.name },
    facts: [say('online.onlineRace'), say('online.distance', { distance: length })].join(' · '),
    event: null,
    live: html`<section class="first">
        <dl class="pairs">
          <div>
            <dt>${say('online.time')}</dt>
            <dd>${window}</dd>
          </div>
        </dl>
        <p class="quiet">
          ${say('online.zone', { zone: race.zone })} ·
          ${race.limit === null ? say('online.enteredCount', entered) : say('online.enteredOf', { ...entered, limit: number(race.limit) })}
        </p>
        ${words === '' ? null : html`<p class="said">${words}</p>`} ${wayIn()}
        <p class="quiet">${say('online.haveLink')}</p>
      </section>
      <section>
        <h2>${say('online.how')}</h2>
        <ol class="steps">
          <li>${say('online.howEnter')}</li>
          <li>
            ${say('online.howRun', { distance: length, from: moment(race.window.from), to: moment(race.window.to) })}
          </li>
          <li>${say('online.howHandIn', { until: moment(race.handInUntil) })}</li>
          <li>${say('online.howResult')}</li>
        </ol>
      </section>
      <section>
        <h2>${say('online.counts')}</h2>
        <ul class="points">
          ${rulesOf(race, length, teller).map((rule) => html`<li>${rule}</li>`)}
        </ul>
      </section>
      <section>
        <h2>${say('online.grades')}</h2>
        <p>${say('online.gradesText')}</p>
        ${gradeLegend(gradesOf(race), teller)}
      </section>
      <section>
        <h2>${say('online.privacy')}</h2>
        <p>${say('online.privacyText', { day: dayOf(race.handInUntil + race.keepDays * dayMs) })}</p>
      </section>`,
  };

  function wayIn(): Html {
    const results = hasResults
      ? html`<a class="button" href="${link(addressOf(event.id, 'races', race.id))}"
          >${say('online.results')}</a
        >`
      : null;
    const told =
      now < race.entries.from
        ? say('online.entriesFrom', { time: moment(race.entries.from) })
        : now > race.entries.to
          ? say('online.entriesClosed')
          : isFull
            ? say('online.full')
            : null;
    return told === null
      ? html`<p class="acts">
            <a class="button primary" href="${link(addressOf(event.id, 'online', race.id, 'enter'))}"
              >${say('online.enter')}</a
            >
            ${results}
          </p>
          <p class="quiet">${say('online.entriesUntil', { time: moment(race.entries.to) })}</p>`
      : html`<p class="none">${told}</p>
          ${results === null ? null : html`<p class="acts">${results}</p>`}`;
  }
}

/** The rules in plain words, those first that concern everybody. */
function rulesOf(race: OnlineRace, distance: string, { say, number }: Teller): string[] {
  return [
    say('online.countsTime', { distance }),
    say('online.countsFile'),
    say('online.countsAfterEntry'),
    say(race.indoorCounts ? 'online.countsIndoors' : 'online.countsOutdoors'),
    say(race.fallRefused ? 'online.countsFall' : 'online.countsFallShown'),
    ...(race.accepts.picture ? [say('online.countsPicture')] : []),
    ...(race.accepts.declared ? [say('online.countsDeclared')] : []),
    race.minimumAge === 0
      ? say('online.countsAgeFree')
      : say('online.countsAge', { age: number(race.minimumAge) }),
  ];
}
