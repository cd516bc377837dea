import type { serviceCalls } from '../../contract/calls/service.ts';
import { memberRoleSchema, type MemberRole } from '../../contract/organiser.ts';

/**
 * Who may do a call: anybody; a station with a token that stands; anybody who is signed in; or an account with one of these
 * roles in the event that the call names. Whoever runs the service is an owner of every event.
 */
export type Decision = 'anybody' | 'station' | 'account' | readonly MemberRole[];

const everyRole: Decision = memberRoleSchema.options;
const owner: Decision = ['owner'];
const ownerAndTiming: Decision = ['owner', 'timing'];
/** Who decides about online runs, and reads what was handed in. */
const reviewers: Decision = ['owner', 'editor'];
const reviewersAndViewers: Decision = ['owner', 'editor', 'viewer'];

/**
 * Each call of the service and who may do it. A new call does not compile before it stands here, and one without a line is
 * refused for everybody. What a station may do with a stream of another, an account with an event of its own making, and whoever has the secret of
 * a run's link with that run, is for the call itself.
 */
export const decisions = {
  about: 'anybody',
  openapi: 'anybody',

  events: 'anybody',
  event: 'anybody',
  eventRaceResults: 'anybody',
  eventList: 'anybody',
  races: 'anybody',
  raceResults: 'anybody',
  runner: 'anybody',
  raceResultsFile: 'anybody',
  eventState: 'anybody',
  eventLive: 'anybody',

  whoAmI: 'anybody',
  signIn: 'anybody',
  signOut: 'anybody',
  changePassword: 'account',
  readLink: 'anybody',
  takeLink: 'anybody',

  ownEvents: 'account',
  makeEvent: 'account',
  organiserEvent: everyRole,
  addSite: owner,
  members: owner,
  inviteMember: owner,
  withdrawInvitation: owner,
  setMember: owner,
  joinCodes: ownerAndTiming,
  makeJoinCode: ownerAndTiming,
  withdrawJoinCode: ownerAndTiming,
  withdrawStation: ownerAndTiming,
  auditLog: owner,

  onlineRaces: 'anybody',
  enterOnline: 'anybody',
  ownRun: 'anybody',
  beginFile: 'anybody',
  sendFile: 'anybody',
  declareRun: 'anybody',
  shiftFile: 'anybody',
  chooseFile: 'anybody',
  answerRun: 'anybody',
  withdrawRun: 'anybody',
  eraseFiles: 'anybody',

  onlineWork: reviewersAndViewers,
  setOnlineRace: owner,
  makeEntryCodes: owner,
  runQueue: reviewersAndViewers,
  reviewRun: reviewersAndViewers,
  runPicture: reviewers,
  compareRuns: reviewersAndViewers,
  decideRun: reviewers,

  probe: 'anybody',
  joinEvent: 'anybody',
  leaveEvent: 'station',
  openStream: 'station',
  streamState: 'station',
  streamLines: 'station',
  pushLines: 'station',
} as const satisfies Record<keyof typeof serviceCalls, Decision>;
