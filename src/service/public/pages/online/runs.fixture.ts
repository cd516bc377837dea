import {
  ownRunSchema,
  type FindingView,
  type HandedIn,
  type OnlineRace,
  type OwnRun,
  type RunProfile,
} from '../../../../contract/online.ts';

/** An online marathon as an organiser may set it; it is 3 December. */
export const aRace: OnlineRace = {
  id: 'online-marathon',
  name: { en: 'Kunming online marathon', 'zh-CN': '昆明线上马拉松', ru: 'Онлайн-марафон Куньмин' },
  distance: 42_195,
  zone: 'Asia/Shanghai',
  entries: { from: Date.parse('2026-11-01T00:00:00Z'), to: Date.parse('2026-12-05T16:00:00Z') },
  window: { from: Date.parse('2026-11-30T16:00:00Z'), to: Date.parse('2026-12-06T16:00:00Z') },
  handInUntil: Date.parse('2026-12-08T16:00:00Z'),
  answerDays: 5,
  minimumAge: 18,
  limit: null,
  byCode: false,
  payment: null,
  ask: { club: 'optional', city: 'optional', nationality: 'optional' },
  accepts: { picture: true, declared: true },
  indoorCounts: false,
  fallRefused: false,
  fourEyesPlaces: 3,
  keepDays: 90,
  words: {},
};

export const aNow = Date.parse('2026-12-03T09:00:00Z');

/** A round of a lake with a detour, in hills. */
export function aProfile(): RunProfile {
  const count = 400;
  const steps = Array.from({ length: count }, (_, index) => index / (count - 1));
  const angle = (part: number) => part * Math.PI * 4;
  const radius = (part: number) =>
    2600 + 500 * Math.sin(part * 23) + 180 * Math.sin(part * 91) + (part > 0.5 ? 420 : 0);
  const pace = (part: number) => 300 + 60 * part * part + 14 * Math.sin(part * 70);
  let seconds = 0;
  return {
    east: steps.map((part) => Math.round(radius(part) * 1.4 * Math.cos(angle(part)))),
    north: steps.map((part) => Math.round(radius(part) * Math.sin(angle(part)))),
    along: steps.map((part) => Math.round(part * 42_195)),
    seconds: steps.map((part, index) => {
      if (index > 0) seconds += (42.195 / (count - 1)) * pace(part);
      return Math.round(seconds * 10) / 10;
    }),
    altitude: steps.map((part) => Math.round(1890 + 32 * Math.sin(part * 19) + 9 * Math.sin(part * 61))),
    heartRate: steps.map((part) => (part > 0.31 && part < 0.33 ? null : Math.round(148 + 18 * part))),
    cadence: steps.map((part) => Math.round(176 - 8 * part + 2 * Math.sin(part * 120))),
  };
}

export const aReview: FindingView = {
  check: 'shape',
  answer: 'review',
  figures: { share: 0.31 },
  along: { from: 25_000, to: 30_000 },
  seen: { code: 'trackCheck.shape-fast', params: { from: 25, to: 30, percent: 31 } },
  remedy: { code: 'trackRemedy.answer' },
  cleared: false,
};

const passed = [
  'file',
  'size',
  'sport',
  'places',
  'clock',
  'future',
  'window',
  'entered',
  'one-run',
  'pauses',
];

export function aFile(given: Partial<HandedIn> = {}): HandedIn {
  const view = (check: string, answer: FindingView['answer']): FindingView => ({
    check,
    answer,
    figures: {},
    along: null,
    seen: null,
    remedy: null,
    cleared: false,
  });
  return {
    id: 'f1',
    kind: 'recording',
    name: 'morning-run.fit',
    size: 812_345,
    received: 812_345,
    at: aNow - 600_000,
    state: 'judged',
    told: null,
    shiftHours: 0,
    offeredHours: null,
    declared: null,
    measures: {
      start: Date.parse('2026-12-02T23:02:11Z'),
      finish: { seconds: 13_512.3, time: Date.parse('2026-12-03T02:47:23Z') },
      elapsed: 13_560,
      distance: { measured: 42_310, low: 42_050, high: 42_640, device: 42_640 },
      paused: 74,
      climb: { gain: 212, loss: 209 },
      cadence: 172,
      heartRate: 156,
      splits: [1, 2, 3, 4, 5, 6, 7, 8].map((index) => ({ distance: index * 5000, seconds: index * 1590 })),
    },
    findings: [...passed.map((check) => view(check, 'pass')), view('age-grade', 'unchecked')],
    grade: 'gps',
    device: 'Garmin Forerunner 265',
    ...given,
  };
}

/** A run as its runner sees it; checked against the contract. */
export function aRun(given: Partial<OwnRun> = {}): OwnRun {
  return ownRunSchema.parse({
    event: { id: 'kunming-2026', name: { en: 'Kunming 2026', 'zh-CN': '2026 昆明', ru: 'Куньмин 2026' } },
    race: aRace,
    bib: '90017',
    entry: {
      name: '李娜',
      sex: 'F',
      birthDate: '1988-03-04',
      language: 'zh-CN',
      publicName: 'full',
    },
    entered: Date.parse('2026-11-20T08:00:00Z'),
    state: 'entered',
    grade: null,
    result: null,
    handedIn: [],
    chosen: null,
    profile: null,
    words: [],
    answerUntil: null,
    deleted: Date.parse('2027-03-08T16:00:00Z'),
    now: aNow,
    ...given,
  });
}

const handedIn = { chosen: 'f1', profile: aProfile() } satisfies Partial<OwnRun>;
const word = (from: 'runner' | 'organiser', act: 'ask' | 'answer' | 'refuse', text: string) => ({
  at: aNow - 60_000,
  by: from === 'runner' ? '' : 'Olga',
  from,
  act,
  text,
});

/** A run in each state that its page knows. */
export const someRuns: Readonly<Record<string, OwnRun>> = {
  early: aRun({ now: aRace.window.from - 1000 }),
  entered: aRun(),
  late: aRun({ now: aRace.handInUntil + 1000 }),
  unreadable: aRun({
    handedIn: [
      aFile({
        state: 'unreadable',
        measures: null,
        findings: [],
        grade: null,
        device: null,
        told: { code: 'trackFile.fit-cut-off' },
      }),
    ],
  }),
  picture: aRun({
    handedIn: [
      aFile({ kind: 'picture', name: 'watch.png', measures: null, findings: [], grade: null, device: null }),
    ],
  }),
  checking: aRun({ state: 'checking', handedIn: [aFile({ state: 'queued', measures: null, findings: [] })] }),
  waits: aRun({
    ...handedIn,
    state: 'waits',
    handedIn: [aFile({ findings: [...aFile().findings, aReview], grade: null })],
  }),
  'clock-off': aRun({
    ...handedIn,
    state: 'refused',
    handedIn: [
      aFile({
        offeredHours: 8,
        grade: null,
        findings: [
          ...aFile().findings,
          {
            ...aReview,
            check: 'window',
            answer: 'refuse',
            along: null,
            seen: { code: 'trackCheck.window-hours', params: { hours: 8 } },
            remedy: { code: 'trackRemedy.accept-shift' },
          },
        ],
      }),
    ],
  }),
  asked: aRun({
    ...handedIn,
    state: 'asked',
    handedIn: [aFile({ findings: [...aFile().findings, aReview], grade: null })],
    words: [word('organiser', 'ask', 'What happened between 25 and 30 km? You were much faster there.')],
    answerUntil: aNow + 3 * 86_400_000,
  }),
  refused: aRun({
    ...handedIn,
    state: 'refused',
    handedIn: [aFile({ findings: [...aFile().findings, { ...aReview, answer: 'refuse' }], grade: null })],
    words: [word('organiser', 'refuse', 'From 25 to 30 km the recording has a ride in it.')],
  }),
  accepted: aRun({
    ...handedIn,
    state: 'accepted',
    grade: 'gps',
    result: { start: Date.parse('2026-12-02T23:02:11Z'), seconds: 13_512.3, place: 12 },
    handedIn: [
      aFile({ findings: [...aFile().findings, { ...aReview, cleared: true }] }),
      aFile({ id: 'f2', name: 'phone.gpx' }),
    ],
    words: [word('organiser', 'ask', 'What was it at 25 km?'), word('runner', 'answer', 'A descent.')],
  }),
  withdrawn: aRun({ state: 'withdrawn' }),
};
