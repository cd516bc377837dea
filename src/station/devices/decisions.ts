import type { stationCalls } from '../../contract/calls/station.ts';
import { deviceRoleSchema, type DeviceRole } from '../../contract/devices-view.ts';

/** Who may do a call at the port for devices: some roles, a device that was not let in too, or the laptop alone. */
export type Decision = readonly DeviceRole[] | 'anybody' | 'laptop';

const everyRole: Decision = deviceRoleSchema.options;
const deskAndTiming: Decision = ['desk', 'timing'];
const timing: Decision = ['timing'];

/**
 * Each call of the station and which devices may do it. A new call does not compile before it stands here. What answers
 * with chips or the log is not for those who only look; what belongs to this laptop (its disk, its pairing, who is let in)
 * is for nobody else.
 */
export const decisions = {
  about: 'anybody',
  openapi: 'laptop',

  feed: everyRole,
  clock: everyRole,

  results: everyRole,
  resultsFile: everyRole,
  resultsFileAs: everyRole,
  officialFile: 'laptop',
  checkOfficialFile: 'laptop',
  resultsColumns: everyRole,
  savePreset: timing,
  teams: everyRole,
  teamsFile: everyRole,
  eventList: everyRole,
  bookPdf: everyRole,
  startListPdf: everyRole,
  noticePdf: everyRole,
  labelsPdf: deskAndTiming,
  evidencePdf: timing,
  certificatePdf: everyRole,

  certificateDesign: timing,
  saveCertificateDesign: timing,
  addCertificatePicture: timing,
  certificatePicture: timing,
  previewCertificate: timing,
  makeCertificates: 'laptop',
  certificateBatch: 'laptop',
  stopCertificates: 'laptop',

  find: deskAndTiming,
  finishers: everyRole,
  finisher: everyRole,
  whose: deskAndTiming,
  entry: everyRole,

  loadRace: timing,
  eventFile: timing,
  previewEntries: timing,
  loadEntries: timing,
  chooseSite: timing,

  fireGun: timing,
  undoable: deskAndTiming,
  undo: deskAndTiming,
  addPassing: timing,
  addPassings: timing,
  readTimes: timing,
  assignPassing: timing,
  voidPassing: timing,

  setStatus: timing,
  setOrder: timing,
  changeEntry: deskAndTiming,
  changeBib: deskAndTiming,
  withdrawEntry: deskAndTiming,
  lodgeProtest: deskAndTiming,
  decideProtest: timing,
  closeRace: timing,
  reopenRace: timing,
  versions: timing,
  versionFile: timing,
  publish: timing,
  conflicts: timing,
  settleConflict: timing,

  assignChip: deskAndTiming,
  swapChips: deskAndTiming,
  chipOwners: deskAndTiming,
  chipMap: timing,
  assignChipMap: deskAndTiming,

  chipCheck: deskAndTiming,
  checkChip: deskAndTiming,
  boxShift: deskAndTiming,

  log: deskAndTiming,

  warnings: timing,
  estimates: timing,
  safety: deskAndTiming,
  explain: timing,
  flow: timing,
  gunFits: timing,
  preview: deskAndTiming,
  previewRace: timing,

  protocols: timing,
  ports: timing,
  connectReader: timing,
  disconnectReader: timing,
  setReaderClock: timing,
  correctClock: timing,
  fetchStored: timing,
  detectReader: timing,

  listenForPeers: 'laptop',
  showPin: 'laptop',
  pair: 'laptop',
  removePeer: 'laptop',
  takeOver: 'laptop',
  whenGone: 'laptop',

  listenForDevices: 'laptop',
  admitDevices: 'laptop',
  removeDevice: 'laptop',

  joinService: 'laptop',
  leaveService: 'laptop',

  setCopy: 'laptop',
  copyPlaces: 'laptop',

  rehearsal: 'laptop',
  startRehearsal: 'laptop',
  rehearseByHand: 'laptop',
  endRehearsal: 'laptop',
} as const satisfies Record<keyof typeof stationCalls, Decision>;

/** Whether a role may do what is decided so. */
export function allows(decision: Decision, role: DeviceRole): boolean {
  return decision === 'anybody' || (decision !== 'laptop' && decision.includes(role));
}
