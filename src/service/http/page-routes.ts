import { Hono, type Context } from 'hono';
import { listIdSchema } from '../../contract/rows.ts';
import { Refuse } from '../../http/refusal.ts';
import type { ListId } from '../../timing/timing.ts';
import { message } from '../../words/message.ts';
import { messageText } from '../../words/text.ts';
import type { Edition, EventEdition } from '../public/editions.ts';
import { comparePageOf, runnerPageOf } from '../public/pages/runner-page.ts';
import { eventPageOf } from '../public/pages/event-page.ts';
import { eventListPageHtml } from '../public/pages/event-list-page.ts';
import type { Frame, Page } from '../public/pages/frame.ts';
import { homePageOf } from '../public/pages/home-page.ts';
import { html } from '../public/pages/html.ts';
import { racePageOf, rowsPerPage } from '../public/pages/race-page.ts';
import { addressOf, tellerOf, type Teller } from '../public/pages/reader.ts';
import type { Published } from '../public/published.ts';
import { keptText } from './public-answers.ts';
import { readerOf } from './reader-of.ts';
import { eventListOf, pageOf, raceNamed, runnerOf } from './results-calls.ts';

/** What a page is made of, and its edition. */
interface Made {
  of: Edition;
  page: Page;
}

/** The pages that anybody may read, written by the server: they can be read without a script. */
export function pageRoutes(published: Published, frame: Frame): Hono {
  const app = new Hono();
  const { editions } = published;
  const edition = (id: string): EventEdition => {
    const found = editions.of(id);
    if (found === undefined) throw Refuse.told(404, message('pages.noEvent'));
    return found;
  };
  const race = (of: EventEdition, id: string) => raceNamed([of.event], id);

  const show = (
    path: string,
    make: (context: Context, teller: Teller) => Made | string | Promise<Made | string>,
  ) => {
    for (const base of ['', '/embed'])
      app.get(`${base}${path}`, async (context) => {
        await published.ready;
        const teller = tellerOf(readerOf(context, base !== ''));
        try {
          const made = await make(context, teller);
          if (typeof made === 'string') return context.redirect(made, 302);
          return keptText(published, context, {
            of: made.of,
            type: 'text/html; charset=utf-8',
            text: frame.page(made.page, teller),
            vary: 'Accept-Encoding, Accept-Language',
          });
        } catch (error) {
          if (!(error instanceof Refuse)) throw error;
          return context.html(frame.page(refusedPage(error, teller), teller), error.status);
        }
      });
  };

  show('/', (_context, teller) => ({
    of: editions.all,
    page: homePageOf(editions.all.events, Date.now(), teller),
  }));
  show('/events/:event', (context, teller) => {
    const of = edition(param(context, 'event'));
    return { of, page: eventPageOf(of, teller) };
  });
  show('/events/:event/lists/:list', async (context, teller) => {
    const of = edition(param(context, 'event'));
    const offset = offsetOf(context);
    const group = context.req.query('group') ?? null;
    const asked = { group: group as ListId | null, offset, limit: rowsPerPage };
    const list = await eventListOf(of, param(context, 'list'), asked);
    return { of, page: eventListPageHtml(of, list, teller) };
  });
  show('/events/:event/races/:race/runners/:bib', (context, teller) => {
    const of = edition(param(context, 'event'));
    const found = race(of, param(context, 'race'));
    return { of, page: runnerPageOf(of, found, runnerOf(of.event, found, param(context, 'bib')), teller) };
  });
  show('/events/:event/races/:race/compare', (context, teller) => {
    const of = edition(param(context, 'event'));
    const found = race(of, param(context, 'race'));
    const [one, other] = (['one', 'other'] as const).map((name) =>
      runnerOf(of.event, found, (context.req.query(name) ?? '').trim()),
    );
    return { of, page: comparePageOf(of, found, [one!, other!], teller) };
  });
  show('/events/:event/races/:race/:list?', async (context, teller) => {
    const of = edition(param(context, 'event'));
    const id = param(context, 'race');
    const bib = context.req.query('bib');
    if (bib !== undefined) return teller.link(addressOf(of.event.event.id, 'races', id, 'runners', bib));
    const found = race(of, id);
    const { data: list } = listIdSchema.safeParse(context.req.param('list') ?? 'overall');
    if (list === undefined) throw Refuse.told(404, message('pages.noList'));
    const q = (context.req.query('q') ?? '').slice(0, 100);
    const asked = { list, q, offset: offsetOf(context), limit: rowsPerPage };
    return {
      of,
      page: racePageOf(of, found, { results: await pageOf(published, of.event, found, asked), q }, teller),
    };
  });
  // As addresses were before races had events.
  show('/races/:race/:list?', (context, teller) => {
    const id = param(context, 'race');
    const of = editions.all.events.find(({ races }) => races.some((one) => one.race.id === id));
    if (of === undefined) throw Refuse.told(404, message('pages.noRace'));
    const list = context.req.param('list');
    const path = addressOf(of.event.id, 'races', id, ...(list === undefined ? [] : [list]));
    return teller.link(path, { q: context.req.query('q') ?? null, bib: context.req.query('bib') ?? null });
  });
  return app;
}

function param(context: Context, name: string): string {
  return context.req.param(name) ?? '';
}

function offsetOf(context: Context): number {
  const page = Number(context.req.query('page') ?? 1);
  return Number.isSafeInteger(page) && page > 1 ? (page - 1) * rowsPerPage : 0;
}

/** Says in words what is not there. */
function refusedPage({ problems: [problem] }: Refuse, teller: Teller): Page {
  const words = {
    'event-unknown': message('pages.noEvent'),
    'race-unknown': message('pages.noRace'),
    'list-unknown': message('pages.noList'),
    'race-not-begun': message('pages.notBegun'),
    'bib-unknown': message('pages.nobody'),
  };
  const { code = '' } = problem ?? {};
  const told = words[code as keyof typeof words] ?? message('pages.noEvent');
  const text = messageText(teller.language, told);
  return {
    title: text,
    description: '',
    path: '/',
    query: {},
    back: { address: teller.link('/'), name: teller.say('pages.events') },
    facts: '',
    event: null,
    live: html``,
  };
}
