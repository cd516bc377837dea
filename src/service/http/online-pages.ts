import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { runCalls } from '../../contract/calls/online.ts';
import { Refuse } from '../../http/refusal.ts';
import { message } from '../../words/message.ts';
import { problemText } from '../../words/problem-text.ts';
import type { Frame, Page } from '../public/pages/frame.ts';
import { html } from '../public/pages/html.ts';
import { entryPageOf } from '../public/pages/online/entry-page.ts';
import { entryOf } from '../public/pages/online/entry-typed.ts';
import { nothingTyped, type Typed } from '../public/pages/online/form.ts';
import { onlineRacePageOf, type ShownRace } from '../public/pages/online/online-race-page.ts';
import { tellerOf, type Teller } from '../public/pages/reader.ts';
import type { Published } from '../public/published.ts';
import { readerOf } from './reader-of.ts';
import { refusedText } from './run-pages.ts';
import { askWithin, type OwnCalls } from './within.ts';

/** More than any entry is long. */
const formMax = 64 * 1024;

/** The pages of an online race that anybody may read, and the form of its entry. */
export function onlinePages({ editions, ready }: Published, calls: OwnCalls, frame: Frame): Hono {
  const app = new Hono();

  const shown = async (context: Context, teller: Teller): Promise<ShownRace> => {
    await ready;
    const event = context.req.param('event') ?? '';
    const { races } = await askWithin(calls, context, runCalls.onlineRaces, { params: { event } });
    const race = races.find(({ id }) => id === context.req.param('race'));
    if (race === undefined) throw Refuse.told(404, message('online.noOnlineRace'));
    const known = editions.of(event)?.event;
    return {
      event: { id: event, name: teller.name(known?.event.name, event) },
      race,
      hasResults: known?.races.some((one) => one.race.id === race.id && one.at !== null) ?? false,
    };
  };

  const showForm = async (context: Context, typed: Typed = nothingTyped, refused: string[] = []) => {
    const teller = tellerOf(readerOf(context));
    const page = entryPageOf({ ...(await shown(context, teller)), typed, refused }, teller);
    return context.html(frame.page(page, teller), typed === nothingTyped ? 200 : 422);
  };

  app.use('/events/:event/online/:race/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-cache');
  });
  app.get('/events/:event/online/:race', async (context) => {
    const teller = tellerOf(readerOf(context));
    const page = onlineRacePageOf(await shown(context, teller), Date.now(), teller);
    return context.html(frame.page(page, teller));
  });
  app.get('/events/:event/online/:race/enter', (context) => showForm(context));
  app.post('/events/:event/online/:race/enter', bodyLimit({ maxSize: formMax }), async (context) => {
    const teller = tellerOf(readerOf(context));
    const { event, race } = await shown(context, teller);
    const values = Object.fromEntries(
      Object.entries(await context.req.parseBody()).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string',
      ),
    );
    const made = entryOf(values, race, teller.language);
    if ('wrong' in made) return showForm(context, { values, wrong: made.wrong });
    try {
      const params = { event: event.id, race: race.id };
      const { run } = await askWithin(calls, context, runCalls.enterOnline, { params, body: made.entry });
      return context.redirect(teller.link(`/runs/${encodeURIComponent(run)}/start`), 303);
    } catch (error) {
      if (!(error instanceof Refuse)) throw error;
      const { told, others } = byField(error, values, teller);
      return showForm(context, { values, wrong: {}, told }, [
        ...(Object.keys(told).length > 0 ? [teller.say('online.wrongTitle')] : []),
        ...others,
      ]);
    }
  });
  app.onError((error, context) => {
    if (!(error instanceof Refuse)) throw error;
    const teller = tellerOf(readerOf(context));
    return context.html(frame.page(refusedPage(error, context, teller), teller), error.status);
  });
  return app;
}

/** What an entry was refused with: by the fields that it is about, and what is about none. */
function byField({ problems }: Refuse, values: Readonly<Record<string, string>>, { language }: Teller) {
  const told: Record<string, string> = {};
  const others: string[] = [];
  for (const problem of problems) {
    const why = problem.code === 'entry-refused' ? problem.params?.['context'] : undefined;
    const field = typeof why === 'string' ? fields[why] : undefined;
    const text = problemText(language, problem);
    // A field that the form did not have shows nothing.
    if (field === undefined || !(field in values)) others.push(text);
    else told[field] = text;
  }
  return { told, others };
}

/** By what the service calls the reason, the field of the form. */
const fields: Readonly<Record<string, string>> = {
  'birth-date': 'birthDate',
  age: 'birthDate',
  guardian: 'guardian',
  club: 'club',
  city: 'city',
  nationality: 'nationality',
  code: 'code',
};

function refusedPage(error: Refuse, context: Context, teller: Teller): Page {
  return {
    title: error.status === 404 ? teller.say('online.noOnlineRace') : refusedText(error, context),
    description: '',
    path: '/',
    query: {},
    back: { address: teller.link('/'), name: teller.say('pages.events') },
    facts: '',
    event: null,
    live: html``,
  };
}
