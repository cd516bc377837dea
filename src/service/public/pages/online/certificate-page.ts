import type { OwnRun } from '../../../../contract/online.ts';
import { text } from '../../../../words/text.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import type { Teller } from '../reader.ts';
import { tellingOf } from './telling.ts';

type Finished = OwnRun & { result: NonNullable<OwnRun['result']> };

/** Whether a run has what a certificate is for. */
export function isFinished(run: OwnRun): run is Finished {
  return run.state === 'accepted' && run.result !== null;
}

/** The certificate of an accepted run, to print. It says how sure the time is, as the list does. */
export function certificatePageOf(run: Finished, secret: string, teller: Teller): Page {
  const { say, name, link, language } = teller;
  const { clock, dayOf, length } = tellingOf(run.race, teller);
  const { result, grade } = run;
  return {
    title: say('online.certificate'),
    description: '',
    path: `/runs/${encodeURIComponent(secret)}/certificate`,
    query: {},
    back: { address: link(`/runs/${encodeURIComponent(secret)}`), name: say('online.ownTitle') },
    facts: '',
    event: null,
    live: html`<p class="acts screen-only">
        <button type="button" class="print" hidden>${say('online.print')}</button>
      </p>
      <article class="certificate">
        <p class="certificate-event">${name(run.event.name, run.event.id)}</p>
        <p class="certificate-name"><bdi>${run.entry.name}</bdi></p>
        <p>${say('online.certificateOf')}</p>
        <p class="certificate-race">
          ${name(run.race.name, run.race.id)} · ${say('online.distance', { distance: length })}
        </p>
        <p class="certificate-time">${clock(result.seconds)}</p>
        <p>
          ${[
            result.place === null ? null : `${say('pages.place')} ${result.place}`,
            say('online.inBib', { bib: run.bib }),
            dayOf(result.start),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        ${
          grade === null
            ? null
            : html`<p class="quiet">
                ${say('online.onlineRace')} · ${text(language, `evidenceGrade.${grade}`)}
              </p>`
        }
      </article>`,
  };
}
