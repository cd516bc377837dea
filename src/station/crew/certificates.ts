import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { z } from 'zod';
import type { certificateBatchSchema } from '../../contract/calls/certificates.ts';
import { certificateBibs } from '../../files/pdf/certificate.ts';
import { makeCertificates } from '../../files/pdf/certificate-batch.ts';
import { usualDesign } from '../../files/pdf/design.ts';
import { pictureIn, type Picture } from '../../files/pdf/picture.ts';
import { PaperError, type Printer } from '../../files/pdf/printer.ts';
import type { CertificateDesign } from '../../timing/model/certificate-design.ts';
import type { Language, Ms } from '../../timing/model/race.ts';
import type { ListId, RaceResults } from '../../timing/timing.ts';
import { certificateDesignOf, certificatePictureOf } from '../../timing/views/certificate-design.ts';
import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { refuse } from '../process/crew-error.ts';
import { nextTurn } from '../process/run-yielding.ts';
import type { By, Recorder } from '../race/recorder.ts';
import type { StationRace } from '../race/station-race.ts';

export type CertificateBatch = z.infer<typeof certificateBatchSchema>;

/** What is to be made: of a race, or of who has a place in one of its lists. */
export interface BatchAsked {
  results: RaceResults;
  list: ListId | undefined;
  files: 'each' | 'together';
  language: Language | undefined;
}

/** Pictures that no saved design names yet, at most. */
const picturesKept = 4;

/**
 * The design of certificates and the files that are made by it. The design and its picture are actions: they are in the
 * second copy, on the other laptops and at the service as soon as anything else is. Refusals are {@link CrewError}s.
 */
export class Certificates {
  readonly #race: StationRace;
  readonly #recorder: Recorder;
  readonly #printer: Printer;
  readonly #folder: string;
  readonly #now: () => Ms;
  /** Pictures by their id: the last ones that were sent or read out of the journal. */
  readonly #pictures = new Map<string, Uint8Array>();
  #batch: CertificateBatch;
  #stop: AbortController | null = null;

  constructor(race: StationRace, recorder: Recorder, printer: Printer, dataDir: string, now: () => Ms) {
    this.#race = race;
    this.#recorder = recorder;
    this.#printer = printer;
    this.#folder = join(dataDir, 'certificates');
    this.#now = now;
    this.#batch = { ...nothing, folder: this.#folder };
  }

  get design(): { design: CertificateDesign; isOwn: boolean } {
    const own = certificateDesignOf(this.#race.actions);
    return { design: own ?? usualDesign, isOwn: own !== null };
  }

  /** How far the files are. */
  get batch(): CertificateBatch {
    return this.#batch;
  }

  /** Takes a picture that a design may name. */
  addPicture(bytes: Uint8Array): Picture & { id: string } {
    const found = pictureIn(bytes);
    if ('problem' in found) refuse(found.problem);
    const id = createHash('sha256').update(bytes).digest('hex');
    this.#keep(id, bytes);
    return { ...found.picture, id };
  }

  /** A picture that was sent or is in the journal. */
  picture(id: string): Uint8Array {
    const known = this.#pictures.get(id);
    if (known !== undefined) return known;
    const stored = certificatePictureOf(this.#race.actions, id);
    if (stored === null) refuse(message('problems.picture-unknown'));
    const bytes = Buffer.from(stored, 'base64');
    this.#keep(id, bytes);
    return bytes;
  }

  /** What paper is made by: the design, and the bytes of its picture. */
  paper(design = this.design.design): { design: CertificateDesign; picture: Uint8Array | null } {
    return { design, picture: design.picture === null ? null : this.picture(design.picture) };
  }

  /** Saves a design; null where it is that already. */
  async save(by: By, design: CertificateDesign): Promise<string | null> {
    const { actions } = this.#race;
    const before = certificateDesignOf(actions);
    if (before !== null && JSON.stringify(before) === JSON.stringify(design)) return null;
    const { picture } = this.paper(design);
    if (picture !== null && certificatePictureOf(actions, design.picture!) === null)
      await this.#recorder.recordPicture(by, design.picture!, picture);
    return this.#recorder.record(by, { type: 'certificate.design', design });
  }

  /** Begins to make files; what is there already with the same results is kept. */
  start({ results, list, files, language }: BatchAsked): CertificateBatch {
    if (this.#batch.state === 'running') refuse(message('problems.certificates-running'));
    const paper = { ...this.paper(), language };
    const all = certificateBibs(results);
    const bibs = list === undefined ? all : all.filter((bib) => results.place(list, bib) !== null);
    const stop = new AbortController();
    this.#stop = stop;
    this.#batch = { ...nothing, folder: this.#folder, state: 'running', of: bibs.length };
    const job = { title: 'certificates', language: 'en', at: Math.floor(this.#now() / 1000) } as const;
    const making = makeCertificates(this.#race.timing, bibs, {
      ...paper,
      folder: this.#folder,
      race: list === undefined ? results.race.id : `${results.race.id}.${list}`,
      isWhole: true,
      files,
      print: (pieces) => this.#printer.print(job, pieces, { pause: nextTurn }),
      pause: nextTurn,
      onProgress: (done, of) => (this.#batch = { ...this.#batch, done, of }),
      signal: stop.signal,
    });
    void making.then(
      (outcome) => {
        const state = stop.signal.aborted ? 'stopped' : 'done';
        this.#batch = { ...this.#batch, ...outcome, done: outcome.made + outcome.kept, state };
      },
      (error: unknown) => {
        const why =
          error instanceof PaperError
            ? error.told
            : message('paper.not-written', { path: this.#folder, said: (error as Error).message });
        this.#batch = { ...this.#batch, state: 'failed', problem: problemOf(why) };
      },
    );
    return this.#batch;
  }

  /** Ends it after the file that is being made. */
  stop(): CertificateBatch {
    this.#stop?.abort();
    return this.#batch;
  }

  #keep(id: string, bytes: Uint8Array): void {
    this.#pictures.delete(id);
    this.#pictures.set(id, bytes);
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > picturesKept && oldest !== undefined) this.#pictures.delete(oldest);
  }
}

const nothing: Omit<CertificateBatch, 'folder'> = {
  state: 'none',
  done: 0,
  of: 0,
  made: 0,
  kept: 0,
  removed: 0,
  missing: [],
  problem: null,
};
