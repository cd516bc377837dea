import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { runCalls } from '../../contract/calls/online.ts';
import { instantTyped } from '../../contract/typed-clock.ts';
import { Refuse } from '../../http/refusal.ts';
import { message } from '../../words/message.ts';
import { problemText } from '../../words/problem-text.ts';
import type { Frame, Page } from '../public/pages/frame.ts';
import { html } from '../public/pages/html.ts';
import { certificatePageOf, isFinished } from '../public/pages/online/certificate-page.ts';
import { nothingTyped, type Typed } from '../public/pages/online/form.ts';
import { ownPageOf } from '../public/pages/online/own-page.ts';
import { startPageOf } from '../public/pages/online/start-page.ts';
import { typedSeconds } from '../public/pages/online/typed-seconds.ts';
import { tellerOf, type Teller } from '../public/pages/reader.ts';
import { readerOf } from './reader-of.ts';
import { isSecure } from './own-page.ts';
import { askWithin, type OwnCalls } from './within.ts';

/** What a form sends: texts by name, and at most one file. */
interface Sent {
  values: Record<string, string>;
  file: File | null;
}

/** What an act does with what was sent; fields that are wrong come back with what was typed. */
type Act = (context: Context, run: string, sent: Sent) => Promise<Typed['wrong'] | undefined>;

/** What is handed on at once of a file that came by a form. */
const pieceBytes = 256 * 1024;

/** The largest file that is taken, and what a form writes around it. */
const formMax = 21 * 1024 * 1024;

/** A runner's own pages, under the secret of their link: nobody keeps them, and no search engine shows them. */
export function runPages(calls: OwnCalls, frame: Frame): Hono {
  const app = new Hono();
  const acts = actsBy(calls);

  const ownRun = (context: Context) =>
    askWithin(calls, context, runCalls.ownRun, { params: { run: secretOf(context) } });

  /** Writes the own page, with what was typed and not taken. */
  const showOwn = async (context: Context, typed: Typed = nothingTyped, refused: string[] = []) => {
    const teller = tellerOf(readerOf(context));
    const run = await ownRun(context);
    const page = ownPageOf({ run, secret: secretOf(context), typed, refused }, teller);
    return context.html(frame.page(page, teller), refused.length > 0 || typed !== nothingTyped ? 422 : 200);
  };

  app.use('/runs/:run/*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Robots-Tag', 'noindex');
  });
  app.get('/runs/:run', (context) => showOwn(context));
  app.get('/runs/:run/start', async (context) => {
    const teller = tellerOf(readerOf(context));
    const page = startPageOf(await ownRun(context), secretOf(context), originOf(context), teller);
    return context.html(frame.page(page, teller));
  });
  app.get('/runs/:run/certificate', async (context) => {
    const teller = tellerOf(readerOf(context));
    const run = await ownRun(context);
    if (!isFinished(run)) return context.redirect(teller.link(`/runs/${secretOf(context)}`), 302);
    return context.html(frame.page(certificatePageOf(run, secretOf(context), teller), teller));
  });
  app.post(
    '/runs/:run/:act',
    bodyLimit({
      maxSize: formMax,
      onError: (context) => showOwn(context, nothingTyped, [refusedText(tooLarge(), context)]),
    }),
    async (context) => {
      const act = acts[context.req.param('act') as keyof typeof acts] as Act | undefined;
      if (act === undefined) return context.notFound();
      const sent = await sentIn(context);
      try {
        const wrong = await act(context, secretOf(context), sent);
        if (wrong !== undefined) return await showOwn(context, { values: sent.values, wrong });
        const { link } = tellerOf(readerOf(context));
        return context.redirect(link(`/runs/${secretOf(context)}`), 303);
      } catch (error) {
        if (!(error instanceof Refuse) || error.problems[0]?.code === 'run-unknown') throw error;
        return showOwn(context, { values: sent.values, wrong: {} }, [refusedText(error, context)]);
      }
    },
  );
  app.onError((error, context) => {
    if (!(error instanceof Refuse)) throw error;
    const teller = tellerOf(readerOf(context));
    return context.html(frame.page(refusedPage(error, teller), teller), error.status);
  });
  return app;
}

function actsBy(calls: OwnCalls) {
  const ask = askWithin;
  return {
    'hand-in': async (context, run, { file }) => {
      if (file === null || file.size === 0) throw Refuse.told(422, message('online.wrong.file'));
      const bytes = new Uint8Array(await file.arrayBuffer());
      const digest = createHash('sha256').update(bytes).digest('hex');
      const kind = file.type.startsWith('image/') ? 'picture' : 'recording';
      const body = { kind, name: file.name.slice(-200), size: bytes.length, digest } as const;
      const begun = await ask(calls, context, runCalls.beginFile, { params: { run }, body });
      const params = { run, file: begun.id };
      let { received: from, state } = begun;
      while (state === 'receiving' && from < bytes.length) {
        const piece = bytes.slice(from, from + pieceBytes);
        ({ received: from, state } = await ask(calls, context, runCalls.sendFile, {
          params,
          query: { from },
          bytes: piece,
        }));
      }
      return undefined;
    },
    declare: async (context, run, { values }) => {
      const { race } = await ask(calls, context, runCalls.ownRun, { params: { run } });
      const start = instantTyped(values['start'] ?? '', race.zone);
      const seconds = typedSeconds(values['time'] ?? '');
      const distance = Math.round(Number((values['distance'] ?? '').replace(',', '.')) * 1000);
      const isLength = distance > 0 && distance <= 500_000;
      if (start === null || seconds === undefined || !isLength)
        return {
          ...(start === null ? { start: 'online.wrong.start' as const } : {}),
          ...(seconds === undefined ? { time: 'online.wrong.time' as const } : {}),
          ...(isLength ? {} : { distance: 'online.wrong.distance' as const }),
        };
      const picture = values['picture'] || null;
      const body = { start, seconds, distance, picture };
      await ask(calls, context, runCalls.declareRun, { params: { run }, body });
      return undefined;
    },
    shift: async (context, run, { values }) => {
      const params = { run, file: values['file'] ?? '' };
      await ask(calls, context, runCalls.shiftFile, { params, body: { hours: Number(values['hours']) } });
      return undefined;
    },
    choose: async (context, run, { values }) => {
      await ask(calls, context, runCalls.chooseFile, {
        params: { run, file: values['file'] ?? '' },
        body: {},
      });
      return undefined;
    },
    answer: async (context, run, { values }) => {
      const text = (values['text'] ?? '').trim();
      if (text === '') return { text: 'online.wrong.text' };
      await ask(calls, context, runCalls.answerRun, { params: { run }, body: { text: text.slice(0, 2000) } });
      return undefined;
    },
    withdraw: async (context, run) => {
      await ask(calls, context, runCalls.withdrawRun, { params: { run }, body: {} });
      return undefined;
    },
    erase: async (context, run) => {
      await ask(calls, context, runCalls.eraseFiles, { params: { run }, body: {} });
      return undefined;
    },
  } satisfies Record<string, Act>;
}

async function sentIn(context: Context): Promise<Sent> {
  const values: Record<string, string> = {};
  let file: File | null = null;
  for (const [name, value] of Object.entries(await context.req.parseBody()))
    if (typeof value === 'string') values[name] = value;
    else if (value instanceof File) file = value;
  return { values, file };
}

function secretOf(context: Context): string {
  return context.req.param('run') ?? '';
}

/** Where the service is reached from outside. */
function originOf(context: Context): string {
  const { host } = new URL(context.req.url);
  return `${isSecure(context) ? 'https' : 'http'}://${context.req.header('host') ?? host}`;
}

const tooLarge = () => Refuse.told(413, message('trackFile.too-large', { megabytes: 20 }));

/** What a refusal says, in the language of the page. */
export function refusedText({ problems }: Refuse, context: Context): string {
  const { language } = readerOf(context);
  return problems.map((problem) => problemText(language, problem)).join(' ');
}

function refusedPage(error: Refuse, teller: Teller): Page {
  const [problem] = error.problems;
  const isUnknown = problem?.code === 'run-unknown' || problem?.code === 'bad-input';
  return {
    title:
      isUnknown || problem === undefined ? teller.say('online.noRun') : problemText(teller.language, problem),
    description: '',
    path: '/',
    query: {},
    back: { address: teller.link('/'), name: teller.say('pages.events') },
    facts: '',
    event: null,
    live: html``,
  };
}
