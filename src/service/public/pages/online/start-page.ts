import type { OwnRun } from '../../../../contract/online.ts';
import type { Page } from '../frame.ts';
import { html } from '../html.ts';
import { addressOf, type Teller } from '../reader.ts';
import { qrPicture } from './qr.ts';
import { tellingOf } from './telling.ts';

/**
 * What a runner has after the entry: the own link to keep, and a start number to print. The QR code on the number leads to
 * the public result: photographs of a run show it, and the own link would let anybody hand in.
 *
 * @param origin where the service is reached, such as `https://results.example.org`
 */
export function startPageOf(run: OwnRun, secret: string, origin: string, teller: Teller): Page {
  const { say, name, link } = teller;
  const { moment, length } = tellingOf(run.race, teller);
  const own = `${origin}/runs/${encodeURIComponent(secret)}`;
  const result = origin + addressOf(run.event.id, 'races', run.race.id, 'runners', run.bib);
  const { payment } = run.race;
  return {
    title: say('online.inTitle', { name: run.entry.name }),
    description: '',
    path: `/runs/${encodeURIComponent(secret)}/start`,
    query: {},
    back: { address: link(`/runs/${encodeURIComponent(secret)}`), name: say('online.ownTitle') },
    facts: [say('online.inBib', { bib: run.bib }), name(run.race.name, run.race.id)].join(' · '),
    event: null,
    live: html`<section class="own-link screen-only">
        <h2>${say('online.ownLink')}</h2>
        <p>${say('online.ownLinkText')}</p>
        <div class="beside">
          <div>
            <p class="secret">${own}</p>
            <p class="acts">
              <button
                type="button"
                class="copy"
                hidden
                data-copy="${own}"
                data-copied="${say('online.copied')}"
              >
                ${say('online.copy')}
              </button>
              ${payment === null ? null : html`<a class="button" href="${payment}" rel="noreferrer">${say('online.pay')}</a>`}
              <a class="button primary" href="${link(`/runs/${encodeURIComponent(secret)}`)}"
                >${say('online.toOwnRun')}</a
              >
            </p>
          </div>
          <figure>
            ${qrPicture(own, say('online.ownLinkQr'))}
            <figcaption class="quiet">${say('online.ownLinkScan')}</figcaption>
          </figure>
        </div>
      </section>
      <section>
        <h2 class="screen-only">${say('online.bibPaper')}</h2>
        <p class="quiet screen-only">${say('online.bibPaperText')}</p>
        <article class="bib">
          <header>
            <b>${name(run.event.name, run.event.id)}</b>
            <span>${name(run.race.name, run.race.id)} · ${say('online.distance', { distance: length })}</span>
          </header>
          <p class="bib-number">${run.bib}</p>
          <p class="bib-name"><bdi>${run.entry.name}</bdi></p>
          <footer>
            <span
              >${say('online.from', { from: moment(run.race.window.from), to: moment(run.race.window.to) })}</span
            >
            ${qrPicture(result, say('online.bibQr'))}
          </footer>
        </article>
        <p class="acts screen-only">
          <button type="button" class="print" hidden>${say('online.print')}</button>
        </p>
      </section>`,
  };
}
