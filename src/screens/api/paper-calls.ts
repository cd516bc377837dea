import type { Answered, Sent } from '../../contract/calls/call.ts';
import { stationCalls } from '../../contract/calls/station.ts';
import type { CertificateDesign } from '../../timing/model/certificate-design.ts';
import type { Language } from '../i18n/language.ts';
import { ask, askFile, sendFile } from './http.ts';

/** What a document to print is asked for by. */
export interface PaperAsked {
  document: 'book' | 'startList' | 'notice' | 'labels' | 'evidence' | 'certificate';
  lang: Language;
  race: string | undefined;
  order: 'name' | 'bib' | 'club';
  list: string;
  size: 'a4' | 'a3';
  labels: '3x8' | '2x7';
  bib: string;
}

/** A document to print, as PDF. */
export function getPaper(asked: PaperAsked, signal: AbortSignal): Promise<File> {
  const { document, lang, race, order, list, size, labels, bib } = asked;
  switch (document) {
    case 'book':
      return askFile(stationCalls.bookPdf, { query: { lang, race } }, signal);
    case 'startList':
      return askFile(stationCalls.startListPdf, { query: { lang, race, order } }, signal);
    case 'notice':
      return askFile(stationCalls.noticePdf, { query: { lang, race, list, size } }, signal);
    case 'labels':
      return askFile(stationCalls.labelsPdf, { query: { lang, race, labels } }, signal);
    case 'evidence':
      return askFile(stationCalls.evidencePdf, { params: { bib }, query: { lang } }, signal);
    case 'certificate':
      return askFile(stationCalls.certificatePdf, { params: { bib }, query: { lang } }, signal);
  }
}

/** The columns that a results file may have, and the presets. */
export const getResultsColumns = (lang: Language, race: string | undefined, signal?: AbortSignal) =>
  ask(stationCalls.resultsColumns, { query: { lang, race } }, signal);

/** Saves columns of results files under a name; null takes the name away. */
export const postPreset = (body: Sent<typeof stationCalls.savePreset>['body']) =>
  ask(stationCalls.savePreset, { body });

export type OfficialQuery = Sent<typeof stationCalls.officialFile>['query'];

/** Who would not be in a receiver's file; nothing is taken. */
export const checkOfficial = (query: OfficialQuery, signal?: AbortSignal) =>
  ask(stationCalls.checkOfficialFile, { query }, signal);

/** A file for officials; the log says who took it. */
export const getOfficialFile = (query: OfficialQuery, signal: AbortSignal) =>
  askFile(stationCalls.officialFile, { query }, signal, { isToldWho: true });

/** The design of certificates that the station has. */
export const getCertificateDesign = (signal?: AbortSignal) => ask(stationCalls.certificateDesign, {}, signal);

export type CertificatePreview = Answered<typeof stationCalls.previewCertificate>;

/** What a certificate by a design looks like that is not saved. */
export const previewCertificate = (
  body: Sent<typeof stationCalls.previewCertificate>['body'],
  signal: AbortSignal,
) => ask(stationCalls.previewCertificate, { body }, signal);

/** Saves the design of certificates. */
export const postCertificateDesign = (design: CertificateDesign) =>
  ask(stationCalls.saveCertificateDesign, { body: { design } });

/** Sends a picture that a design may name. */
export const postCertificatePicture = (file: File) => sendFile(stationCalls.addCertificatePicture, {}, file);

export const getCertificatePicture = (picture: string, signal: AbortSignal) =>
  askFile(stationCalls.certificatePicture, { params: { picture } }, signal);

export type CertificateBatch = Answered<typeof stationCalls.certificateBatch>;

/** Begins to make certificates as files on the laptop. */
export const postCertificates = (body: Sent<typeof stationCalls.makeCertificates>['body']) =>
  ask(stationCalls.makeCertificates, { body });

export const getCertificateBatch = (signal?: AbortSignal) => ask(stationCalls.certificateBatch, {}, signal);

export const postCertificatesStop = () => ask(stationCalls.stopCertificates, { body: {} });
