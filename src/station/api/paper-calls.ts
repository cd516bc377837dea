import type { Context } from 'hono';
import type { paperCalls } from '../../contract/calls/paper.ts';
import { bookPieces } from '../../files/pdf/book.ts';
import { certificatePieces } from '../../files/pdf/certificate.ts';
import { evidencePieces } from '../../files/pdf/evidence.ts';
import { labelPieces } from '../../files/pdf/labels.ts';
import { noticePieces } from '../../files/pdf/notice.ts';
import type { Pieces } from '../../files/pdf/order.ts';
import { readPaperFolder } from '../../files/pdf/paper-folder.ts';
import { PaperError, type Printer } from '../../files/pdf/printer.ts';
import { startListPieces } from '../../files/pdf/start-list.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { Language, Ms } from '../../timing/model/race.ts';
import type { ListId } from '../../timing/timing.ts';
import { message } from '../../words/message.ts';
import { explainRunner } from '../archive/explain-runner.ts';
import type { Certificates } from '../crew/certificates.ts';
import { nextTurn } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { racesAsked, resultsAsked } from './race-asked.ts';

/** Documents to print. They are set in a process of their own; here is only told what stands in them, a few rows at a time. */
export const paperHandlers = (
  race: StationRace,
  { printer, certificates }: { printer: Printer; certificates: Certificates },
  dataDir: string,
  now: () => Ms,
) => {
  const print = async (context: Context, name: string, language: Language, pieces: () => Pieces) => {
    try {
      const job = { title: name, language, at: Math.floor(now() / 1000) };
      const { pdf, missing } = await printer.print(job, pieces(), { pause: nextTurn });
      context.header('Content-Type', 'application/pdf');
      context.header('Content-Disposition', `attachment; filename="${asciiName(name)}.pdf"`);
      context.header('Goldline-Missing', String(missing.length));
      return context.body(pdf as Uint8Array<ArrayBuffer>);
    } catch (error) {
      if (error instanceof PaperError)
        throw Refuse.told(error.told.code.startsWith('problems.') ? 404 : 503, error.told);
      throw error;
    }
  };
  const eventId = () => race.timing.site?.event.id ?? '';
  return {
    bookPdf: ({ query: { lang: language, race: id } }, context) => {
      const races = racesAsked(race, id);
      return print(context, `${id ?? eventId()}-book`, language, () => {
        const { texts, logo } = readPaperFolder(dataDir);
        return bookPieces(race.timing, races, { language, now: now(), texts, logo });
      });
    },
    startListPdf: ({ query: { lang: language, race: id, order } }, context) => {
      const races = racesAsked(race, id);
      return print(context, `${id ?? eventId()}-start-list`, language, () =>
        startListPieces(race.timing, races, { language, now: now(), order }),
      );
    },
    noticePdf: ({ query: { lang: language, race: id, list, size, before } }, context) => {
      const results = resultsAsked(race, id);
      const options = { language, now: now(), list: list as ListId, size };
      return print(context, `${results.race.id}-notice`, language, () =>
        noticePieces(race.timing, results, { ...options, before: before && new Set(before) }),
      );
    },
    labelsPdf: ({ query: { lang: language, race: id, labels } }, context) => {
      const races = racesAsked(race, id);
      return print(context, `${id ?? eventId()}-labels`, language, () =>
        labelPieces(race.timing, races, { language, now: now(), labels }),
      );
    },
    evidencePdf: ({ params: { bib }, query: { lang: language } }, context) => {
      racesAsked(race, undefined);
      if (race.timing.entry(bib) === undefined)
        throw Refuse.told(404, message('problems.bib-unknown', { bib }));
      return print(context, `${bib}-evidence`, language, () =>
        evidencePieces(race.timing, explainRunner(race, bib), { language, now: now() }),
      );
    },
    certificatePdf: ({ params: { bib }, query: { lang: language } }, context) => {
      racesAsked(race, undefined);
      return print(context, `${bib}-certificate`, language ?? 'en', () =>
        certificatePieces(race.timing, [bib], { ...certificates.paper(), language }),
      );
    },
  } satisfies Handlers<typeof paperCalls>;
};

/** What a header may hold. */
function asciiName(name: string): string {
  return name.replace(/[^\w.-]/g, '_');
}
