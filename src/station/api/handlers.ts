import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Env, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { aboutCalls } from '../../contract/calls/about.ts';
import type { Call } from '../../contract/calls/call.ts';
import { stationCalls } from '../../contract/calls/station.ts';
import { message } from '../../words/message.ts';
import { openApi } from '../../http/openapi.ts';
import type { Printer } from '../../files/pdf/printer.ts';
import { refusal, refusals, Refuse } from '../../http/refusal.ts';
import type { Handlers, Transfer } from '../../http/register.ts';
import { jsonBody, parsed } from '../../http/parsed.ts';
import type { Disk } from '../copy/disk.ts';
import type { Certificates } from '../crew/certificates.ts';
import type { Crew } from '../crew/crew.ts';
import type { Publishing } from '../crew/publishing.ts';
import type { ResultsCopies } from '../crew/results-copies.ts';
import type { Devices } from '../devices/devices.ts';
import type { FinisherChanges } from '../live/finisher-changes.ts';
import type { Insight } from '../live/insight.ts';
import type { Network } from '../network/network.ts';
import { CrewError } from '../process/crew-error.ts';
import { runYielding } from '../process/run-yielding.ts';
import type { RaceFiles } from '../race/race-files.ts';
import type { Rehearsals } from '../rehearsal/rehearsals.ts';
import type { StationRace } from '../race/station-race.ts';
import { actHeaders } from './act.ts';
import { announcerHandlers } from './announcer-calls.ts';
import { certificateHandlers } from './certificate-calls.ts';
import { checkHandlers } from './check-calls.ts';
import { chipHandlers } from './chip-calls.ts';
import { copyHandlers } from './copy-calls.ts';
import { deviceHandlers } from './device-calls.ts';
import { fileHandlers } from './file-calls.ts';
import { insightHandlers } from './insight-calls.ts';
import { judgeHandlers } from './judge-calls.ts';
import { lineHandlers } from './line-calls.ts';
import { liveHandlers, type LiveParts } from './live-calls.ts';
import { logHandlers } from './log-calls.ts';
import { longBody } from './long-body.ts';
import { jsonInParts } from './parts.ts';
import { paperHandlers } from './paper-calls.ts';
import { peerHandlers } from './peer-calls.ts';
import { readerHandlers } from './reader-calls.ts';
import { serviceLinkHandlers } from './service-link-calls.ts';
import type { ServiceLink } from '../sync/service-link.ts';
import { rehearsalHandlers } from './rehearsal-calls.ts';
import { resultsHandlers } from './results-calls.ts';
import { versionHandlers } from './version-calls.ts';

const filesMax = 64 * 1024 * 1024;

export interface AppParts extends LiveParts {
  about: { id: string; name: string; version: string; dataDir: string };
  /** The station is one that a crew rehearses on. */
  isRehearsal: boolean;
  rehearsals: Rehearsals;
  race: StationRace;
  crew: Crew;
  publishing: Publishing;
  files: RaceFiles;
  disk: Pick<Disk, 'setCopy'>;
  insight: Insight;
  finishers: FinisherChanges;
  network: Network;
  devices: Devices;
  service: Pick<ServiceLink, 'join' | 'leave'>;
  printer: Printer;
  certificates: Certificates;
  copies: ResultsCopies;
  /** The seal of everything in the journal. */
  head: () => string;
  /** Folder of the built screens. */
  screens: string;
}

/** What answers each call of the station, as the laptop itself asks it. */
export function stationHandlers(parts: AppParts) {
  const { race, crew, now } = parts;
  return {
    ...aboutHandlers(parts.about, parts.isRehearsal),
    ...liveHandlers(parts),
    ...resultsHandlers(race, parts.copies, parts.head, now),
    ...paperHandlers(race, parts, parts.about.dataDir, now),
    ...certificateHandlers(race, parts.certificates, parts.printer),
    ...announcerHandlers(race, parts.finishers),
    ...fileHandlers(race, parts.files),
    ...lineHandlers(race, crew, now),
    ...judgeHandlers(race, crew),
    ...versionHandlers(race, parts.publishing),
    ...chipHandlers(race, crew.chips),
    ...checkHandlers(race, crew),
    ...logHandlers(race),
    ...insightHandlers(race, parts.files, parts.insight, now),
    ...readerHandlers(crew),
    ...peerHandlers(parts.network, crew),
    ...deviceHandlers(parts.devices),
    ...serviceLinkHandlers(parts.service),
    ...copyHandlers(parts.disk, parts.about.dataDir),
    ...rehearsalHandlers(parts.rehearsals),
  };
}

/** What is sent may be as large as a start list, and no larger. */
export const limitFiles = bodyLimit({
  maxSize: filesMax,
  onError: (context) => refusal(context, 413, message('problems.too-large')),
});

/** After the calls: what is no call, the screens, and how errors are told. */
export function serveScreens<E extends Env>(app: Hono<E>, screens: string): void {
  app.all('/api/*', (context) =>
    refusal(context, 404, message('problems.no-such-call', { path: context.req.path })),
  );
  app.get('*', serveStatic({ root: screens }));
  app.get('*', serveStatic({ root: screens, path: 'index.html' }));
  app.get('*', (context) => context.text('The screens are not built: run "npm run build" once.', 503));
  app.onError((error, context) => {
    if (error instanceof Refuse) return refusals(context, error.status, error.problems);
    if (error instanceof CrewError) return refusals(context, 422, error.problems);
    return refusal(context, 500, message('problems.internal', { message: error.message }));
  });
}

/** What is long is read and sent in steps: nothing holds up the readers. */
export const inSteps: Transfer = {
  body: async (context: Context, { body, longList }: Call) => {
    if (typeof body !== 'object') return undefined;
    return longList === undefined ? parsed(body, await jsonBody(context)) : longBody(context, body, longList);
  },
  answer: (context, value, { longAnswer }) =>
    longAnswer === true ? jsonInParts(context, value) : context.json(value),
};

function aboutHandlers({ version, ...station }: AppParts['about'], isRehearsal: boolean) {
  return {
    about: () => ({
      product: 'goldline',
      role: 'station',
      version,
      station,
      pid: process.pid,
      ...(isRehearsal ? { rehearsal: true as const } : {}),
    }),
    openapi: () =>
      runYielding(
        openApi(stationCalls, {
          title: 'Goldline station',
          version,
          description: 'The calls of the laptop at the finish line, open to that laptop alone.',
          problems: ['bad-input', 'bad-act', 'other-station', 'too-large', 'host', 'origin', 'internal'],
          postHeaders: actHeaders,
        }),
      ),
  } satisfies Handlers<typeof aboutCalls>;
}
