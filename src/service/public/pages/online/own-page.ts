import type { OwnRun, RunWord } from '../../../../contract/online.ts';
import type { Page } from '../frame.ts';
import { html, type Html } from '../html.ts';
import { addressOf, type Teller } from '../reader.ts';
import { refused, type Typed } from './form.ts';
import { gradeMark } from './grades.ts';
import {
  actAddress,
  declareForm,
  handInForm,
  handedInPart,
  pictureForms,
  shiftOffer,
} from './hand-in-part.ts';
import { mayOf, nextStep } from './next-step.ts';
import { raceAddress } from './online-race-page.ts';
import { tellingOf, type Telling } from './telling.ts';
import { understoodPart } from './understood-part.ts';

export interface OwnPage {
  run: OwnRun;
  secret: string;
  /** What was typed last and not taken. */
  typed: Typed;
  refused: readonly string[];
}

/** A runner's own page, before, during and after the run: what to do next stands on top. */
export function ownPageOf({ run, secret, typed, refused: told }: OwnPage, teller: Teller): Page {
  const { say, name, link } = teller;
  const telling = tellingOf(run.race, teller);
  const may = mayOf(run);
  // Whoever has handed in wants to see first what came of it.
  const handIn = may.handIn
    ? html`${pictureForms(run, secret, typed, teller)}${handInForm(run, secret, teller)}${run.race.accepts.declared ? declareForm({ run, secret, picture: null }, typed, teller) : null}`
    : null;
  return {
    title: run.entry.name,
    description: '',
    path: `/runs/${encodeURIComponent(secret)}`,
    query: {},
    back: { address: link(raceAddress(run.event.id, run.race.id)), name: name(run.race.name, run.race.id) },
    facts: [
      say('online.inBib', { bib: run.bib }),
      name(run.race.name, run.race.id),
      say('online.zone', { zone: run.race.zone }),
    ].join(' · '),
    event: null,
    live: html`<div ${run.state === 'checking' ? html` data-poll="2000"` : null}>
      <p class="next ${toneOf(run)}">${nextStep(run, teller, telling)}</p>
      ${
        run.state === 'checking'
          ? html`<noscript
              ><p>
                <a href="${link(`/runs/${encodeURIComponent(secret)}`)}">${say('online.reload')}</a>
              </p></noscript
            >`
          : null
      }
      ${refused(told)} ${links(run, secret, teller)} ${lastWord(run, teller)}
      ${may.handIn ? shiftOffer(run, secret, teller) : null}
      ${may.answer || may.appeal ? answerForm(run, secret, typed, teller) : null}
      ${run.chosen === null ? handIn : [understoodPart(run, teller, telling), handIn]}
      ${handedInPart(run, secret, may.handIn, teller, telling)} ${wordsPart(run, teller, telling)}
      ${leavingPart(run, secret, teller, telling)}
    </div>`,
  };
}

function toneOf({ state }: OwnRun): string {
  if (state === 'accepted') return 'done';
  return state === 'asked' || state === 'refused' ? 'act' : '';
}

function links(run: OwnRun, secret: string, teller: Teller): Html {
  const { say, link } = teller;
  const { grade, result } = run;
  return html`${
      run.state === 'accepted' && grade !== null
        ? html`<p>
            ${gradeMark(grade, teller)}
            <span class="quiet">${say(`online.gradeMeans.${grade}`)}</span>
          </p>`
        : null
    }
    <p class="acts">
      ${
        run.state === 'accepted' && result !== null
          ? html`<a class="button primary" href="${link(actAddress(secret, 'certificate'))}"
                >${say('online.certificate')}</a
              >
              <a
                class="button"
                href="${link(addressOf(run.event.id, 'races', run.race.id, 'runners', run.bib))}"
                >${say('online.inResults')}</a
              >`
          : null
      }
      <a class="button" href="${link(actAddress(secret, 'start'))}">${say('online.showBib')}</a>
    </p>`;
}

/** What the organisers said last, where the runner is expected to read it. */
function lastWord({ words, state }: OwnRun, { say }: Teller): Html | null {
  const last = words.findLast(({ from }) => from === 'organiser');
  if (last === undefined || last.text === '' || (state !== 'asked' && state !== 'refused')) return null;
  return html`<blockquote class="said">
    <b>${say('online.by.organiser')}</b>
    <p>${last.text}</p>
  </blockquote>`;
}

function answerForm(run: OwnRun, secret: string, { values, wrong }: Typed, { say, link }: Teller): Html {
  const isAppeal = run.state === 'refused';
  const title = say(isAppeal ? 'online.appeal' : 'online.answer');
  const code = wrong['text'];
  const isOpen = run.state === 'asked' || values['text'] !== undefined || code !== undefined;
  return html`<details class="more" ${isOpen ? html` open` : null}>
    <summary>${title}</summary>
    <form class="form" action="${link(actAddress(secret, 'answer'))}" method="post">
      <div class="field">
        <label for="f-text">${say(isAppeal ? 'online.appealText' : 'online.answerText')}</label
        ><textarea id="f-text" name="text" rows="4" maxlength="2000" required>
${values['text'] ?? ''}</textarea
        >${code === undefined ? null : html`<span class="wrong">${say(code as 'online.wrong.text')}</span>`}
      </div>
      <p class="acts"><button>${say('online.sendAnswer')}</button></p>
    </form>
  </details>`;
}

/** All that was said and decided, the newest last. */
function wordsPart({ words }: OwnRun, { say }: Teller, { moment }: Telling): Html | null {
  if (words.length === 0) return null;
  const whoOf = ({ from }: RunWord) => say(`online.by.${from}`);
  return html`<details class="more">
    <summary>${say('online.said')} (${words.length})</summary>
    <ol class="words">
      ${words.map(
        (word) =>
          html`<li>
            <span class="quiet">${moment(word.at)} · ${whoOf(word)}: ${say(`online.act.${word.act}`)}</span>
            ${word.text === '' ? null : html`<p>${word.text}</p>`}
          </li>`,
      )}
    </ol>
  </details>`;
}

/** What cannot be taken back stands behind a step of its own. */
function leavingPart(run: OwnRun, secret: string, { say, link }: Teller, { dayOf }: Telling): Html {
  const hasFiles = run.handedIn.some(({ kind, state }) => kind !== 'declared' && state !== 'deleted');
  const act = (name: string, told: string, button: string) =>
    html`<form action="${link(actAddress(secret, name))}" method="post">
      <p>${told}</p>
      <p class="acts"><button class="danger">${button}</button></p>
    </form>`;
  return html`<details class="more leaving">
      <summary>${say('online.more')}</summary>
      ${run.state === 'withdrawn' ? null : act('withdraw', say('online.withdrawText'), say('online.withdraw'))}
      ${hasFiles ? act('erase', say('online.eraseText'), say('online.erase')) : null}
    </details>
    <p class="quiet">${say('online.keptUntil', { day: dayOf(run.deleted) })}</p>`;
}
