import type { certificateCalls } from '../../contract/calls/certificates.ts';
import { sampleCertificate, samplePieces } from '../../files/pdf/certificate.ts';
import { PaperError, type Printer } from '../../files/pdf/printer.ts';
import { Refuse } from '../../http/refusal.ts';
import type { Handlers } from '../../http/register.ts';
import type { ListId } from '../../timing/timing.ts';
import { message } from '../../words/message.ts';
import type { Certificates } from '../crew/certificates.ts';
import { nextTurn } from '../process/run-yielding.ts';
import type { StationRace } from '../race/station-race.ts';
import { actOf } from './act.ts';
import { bytesOf } from './file-calls.ts';
import { racesAsked, resultsAsked } from './race-asked.ts';

/** The design of certificates, what it looks like, and making them as files. */
export const certificateHandlers = (race: StationRace, certificates: Certificates, printer: Printer) =>
  ({
    certificateDesign: () => certificates.design,
    saveCertificateDesign: async ({ body: { design } }, context) => ({
      action: await certificates.save(actOf(context), design),
    }),
    addCertificatePicture: async (_asked, context) => {
      const { id, width, height } = certificates.addPicture(await bytesOf(context));
      return { picture: id, width, height };
    },
    certificatePicture: ({ params: { picture } }, context) => {
      const bytes = certificates.picture(picture);
      context.header('Content-Type', 'application/octet-stream');
      return context.body(bytes as Uint8Array<ArrayBuffer>);
    },
    previewCertificate: async ({ body: { design, sample: kind, bib, race: id } }) => {
      racesAsked(race, id);
      const results = resultsAsked(race, id);
      try {
        const sample = sampleCertificate(race.timing, results, bib === undefined ? kind : { bib }, design);
        const pieces = samplePieces(sample, certificates.paper(design));
        const job = {
          title: 'preview',
          language: sample.certificate.language,
          at: 0,
          asPicture: true,
        } as const;
        const { svg = '', missing } = await printer.print(job, pieces, { pause: nextTurn });
        return { svg, bib: sample.bib, name: sample.name, isExample: sample.isExample, missing };
      } catch (error) {
        if (error instanceof PaperError)
          throw Refuse.told(error.told.code.startsWith('problems.') ? 404 : 503, error.told);
        throw error;
      }
    },
    makeCertificates: ({ body: { race: id, list, files, language } }) => {
      const results = resultsAsked(race, id);
      if (list !== undefined && !results.lists().some(({ id: known }) => known === list))
        throw Refuse.told(404, message('problems.list-unknown', { value: list }));
      return certificates.start({ results, list: list as ListId | undefined, files, language });
    },
    certificateBatch: () => certificates.batch,
    stopCertificates: () => certificates.stop(),
  }) satisfies Handlers<typeof certificateCalls>;
