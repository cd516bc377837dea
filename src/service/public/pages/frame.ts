import { languages } from '../../../words/language.ts';
import type { Language } from '../../../timing/model/race.ts';
import { html, type Html, type Piece } from './html.ts';
import type { Teller } from './reader.ts';

/** One page, without what is the same on all. */
export interface Page {
  title: string;
  /** For those with whom the address is shared. */
  description: string;
  /** What of its address is shown, besides the language: path and query. */
  path: string;
  query: Record<string, string>;
  /** Where a way leads back to: address and name. */
  back: { address: string; name: string } | null;
  facts: string;
  /** Id of the event whose stream tells that the page is old; null where none does. */
  event: string | null;
  /** What goes out of date: it is put in the place of what was there. */
  live: Piece;
  /** What stays while the page is open, above the rest. */
  fixed?: Piece;
}

/** The built page into which all others are written. */
export class Frame {
  readonly #parts: [string, string, string];

  /** `template`: the built file, with `<!--head-->` and `<!--body-->` in it. */
  constructor(template: string) {
    const [before = '', rest = ''] = template.split('<!--head-->');
    const [between = '', after = ''] = rest.split('<!--body-->');
    this.#parts = [before, between, after];
  }

  /** The whole page. */
  page(page: Page, teller: Teller): string {
    const [before, between, after] = this.#parts;
    const { title, description, path } = page;
    const head = html`<title>${title}</title><meta name="description" content="${description}" /><meta
        property="og:title"
        content="${title}"
      /><meta property="og:description" content="${description}" /><meta
        property="og:type"
        content="website"
      /><meta property="og:image" content="/share.png" /><meta
        name="twitter:card"
        content="summary"
      />${Object.keys(languages).map(
        (one) => html`<link rel="alternate" hreflang="${one}" href="${here(page, one as Language)}" />`,
      )}<link rel="canonical" href="${path}" />`;
    const body = html`<header class="head">
        ${
          page.back === null || teller.embedded
            ? null
            : html`<a class="back" href="${page.back.address}">${page.back.name}</a>`
        }
        <h1>${title}</h1>
        <p class="facts">${page.facts}</p>
        ${teller.embedded ? null : languageLinks(page, teller)}
      </header>
      <main data-event="${page.event ?? ''}" data-old="${teller.say('pages.old')}">
        ${page.fixed ?? null}
        <div id="live">${page.live}</div>
      </main>`;
    return [
      before.replace('lang="en"', `lang="${teller.language}"`),
      head.text,
      between,
      body.text,
      after,
    ].join('');
  }
}

function languageLinks(page: Page, { say, language }: Teller): Html {
  return html`<nav class="languages" aria-label="${say('pages.language')}">
    ${Object.entries(languages).map(
      ([tag, name]) =>
        html`<a
          href="${here(page, tag as Language)}"
          lang="${tag}"
          ${tag === language ? html` aria-current="true"` : null}
          >${name}</a
        >`,
    )}
  </nav>`;
}

function here({ path, query }: Page, lang: Language): string {
  return `${path}?${new URLSearchParams({ ...query, lang }).toString()}`;
}
