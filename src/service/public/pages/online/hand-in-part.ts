import type { HandedIn, OwnRun } from '../../../../contract/online.ts';
import { dictionary } from '../../../../words/dictionary.ts';
import type { Language } from '../../../../timing/model/race.ts';
import { messageText, text } from '../../../../words/text.ts';
import { html, type Html } from '../html.ts';
import type { Teller } from '../reader.ts';
import { field, nothingTyped, type Typed } from './form.ts';
import { silentPictures } from './next-step.ts';
import type { Telling } from './telling.ts';

/** What files a telephone offers; some offer nothing for kinds that they do not know, so that any may be chosen. */
const kinds = '.fit,.gpx,.tcx,.zip,.gz,application/octet-stream,application/zip,text/xml';

/** Where files are handed in: by the script in pieces, without it as a form. */
export function handInForm(run: OwnRun, secret: string, teller: Teller): Html {
  const { say, link } = teller;
  const { accepts } = run.race;
  const title = run.handedIn.length === 0 ? 'online.handIn' : 'online.handInAnother';
  return html`<section class="hand-in">
    <h2>${say(title)}</h2>
    <p class="quiet">
      ${say('online.handInText')}${accepts.picture ? html` ${say('online.pictureText')}` : null}
    </p>
    <form
      class="form"
      action="${link(actAddress(secret, 'hand-in'))}"
      method="post"
      enctype="multipart/form-data"
      data-run="${secret}"
      data-words="${JSON.stringify(refusals(teller.language))}"
      data-broke="${say('online.sendBroke')}"
      data-done="${say('online.sendDone')}"
      data-sending="${say('online.sending', { name: '%name', percent: '%percent' })}"
    >
      <div class="field">
        <label for="files">${say('online.file')}</label
        ><input
          id="files"
          type="file"
          name="file"
          multiple
          required
          accept="${kinds}${accepts.picture ? ',image/*' : ''}"
        />
      </div>
      <progress max="1" value="0" hidden></progress>
      <p class="told" role="status"></p>
      <p class="acts"><button class="primary">${say('online.sendFile')}</button></p>
    </form>
  </section>`;
}

/** What the script may be refused with, in the reader's language: the calls themselves answer in English. */
function refusals(language: Language): Record<string, string> {
  const kinds = /^(hand-in-closed|file-too-large|too-many-files|file-garbled|run-unknown)/;
  const { problems } = dictionary[language];
  return Object.fromEntries(Object.entries(problems).filter(([code]) => kinds.test(code)));
}

/** What pictures show, to be typed: one form for each that was not said of yet. */
export function pictureForms(run: OwnRun, secret: string, typed: Typed, teller: Teller): Html[] {
  return silentPictures(run).map((picture) => declareForm({ run, secret, picture }, typed, teller));
}

interface Declaring {
  run: OwnRun;
  secret: string;
  /** Null where there is none, and the runner's word alone counts. */
  picture: HandedIn | null;
}

/** What was run, typed: as a picture shows it, or alone. */
export function declareForm({ run, secret, picture }: Declaring, typed: Typed, teller: Teller): Html {
  const { say, language, link } = teller;
  const { zone } = run.race;
  const grade = text(language, `evidenceGrade.${picture === null ? 'declared' : 'picture'}`);
  const isTyped = 'time' in typed.values && (typed.values['picture'] ?? '') === (picture?.id ?? '');
  const own = { ...(isTyped ? typed : nothingTyped), form: picture?.id ?? 'alone' };
  return html`<details class="more" ${isTyped || picture !== null ? html` open` : null}>
    <summary>
      ${picture === null ? say('online.declare') : html`${say('online.declare')}: <bdi>${picture.name}</bdi>`}
    </summary>
    <p class="quiet">
      ${picture === null ? say('online.declareText', { grade }) : say('online.declarePictureText', { grade })}
    </p>
    <form class="form" action="${link(actAddress(secret, 'declare'))}" method="post" novalidate>
      <input type="hidden" name="picture" value="${picture?.id ?? ''}" />
      ${field({ name: 'start', label: say('online.start'), hint: say('online.startHint', { zone }), type: 'datetime-local' }, own, teller)}
      ${field({ name: 'time', label: say('online.runTime'), hint: say('online.runTimeHint') }, own, teller)}
      ${field({ name: 'distance', label: say('online.runDistance'), inputmode: 'decimal' }, own, teller)}
      <p class="acts">
        <button class="${picture === null ? '' : 'primary'}">${say('online.declareSend')}</button>
      </p>
    </form>
  </details>`;
}

/** All that was handed in, with what can be done about each. */
export function handedInPart(
  run: OwnRun,
  secret: string,
  mayChange: boolean,
  teller: Teller,
  telling: Telling,
): Html | null {
  const { say, link } = teller;
  if (run.handedIn.length === 0) return null;
  const silent = new Set(silentPictures(run).map(({ id }) => id));
  const choose = (file: string) =>
    html`<form action="${link(actAddress(secret, 'choose'))}" method="post">
      <input type="hidden" name="file" value="${file}" /><button>${say('online.choose')}</button>
    </form>`;
  return html`<section>
    <h2>${say('online.handedIn')}</h2>
    <ul class="files-in">
      ${run.handedIn.map((file) => {
        const facts = [
          say(`online.kind.${file.kind}`),
          telling.moment(file.at),
          file.state === 'judged' ? null : say(`online.fileState.${file.state}`),
          file.shiftHours === 0 ? null : say('online.shifted', { hours: signed(file.shiftHours) }),
        ].filter(Boolean);
        const isChosen = file.id === run.chosen;
        const mayChoose = mayChange && !isChosen && file.state === 'judged' && !silent.has(file.id);
        return html`<li class="card">
          <b><bdi>${file.name === '' ? say(`online.kind.${file.kind}`) : file.name}</bdi></b>
          ${isChosen ? html`<span class="good">${say('online.chosen')}</span>` : null}
          <span class="quiet">${facts.join(' · ')}</span>
          ${file.told === null ? null : html`<p class="remedy">${messageText(teller.language, file.told)}</p>`}
          ${mayChoose ? choose(file.id) : null}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** A clock that seems to be off by whole hours is put right by one press. */
export function shiftOffer(run: OwnRun, secret: string, { say, link }: Teller): Html | null {
  const file = run.handedIn.find(({ id }) => id === run.chosen);
  if (file === undefined || file.offeredHours === null) return null;
  const hours = signed(file.offeredHours);
  return html`<div class="said">
    <p>${say('online.clockOff', { hours })}</p>
    <form action="${link(actAddress(secret, 'shift'))}" method="post">
      <input type="hidden" name="file" value="${file.id}" /><input
        type="hidden"
        name="hours"
        value="${file.offeredHours}"
      />
      <p class="acts"><button class="primary">${say('online.shift', { hours })}</button></p>
    </form>
  </div>`;
}

/** Where an act of the own page is sent. */
export function actAddress(secret: string, act: string): string {
  return `/runs/${encodeURIComponent(secret)}/${act}`;
}

function signed(hours: number): string {
  return hours > 0 ? `+${hours}` : `−${Math.abs(hours)}`;
}
