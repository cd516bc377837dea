import type { Action, ActionType } from '../../model/actions.ts';
import { bibChange } from './bib-change.ts';
import { certificateDesign } from './certificate-design.ts';
import { certificatePicture } from './certificate-picture.ts';
import { chipAssign } from './chip-assign.ts';
import { chipMap } from './chip-map.ts';
import { chipSwap } from './chip-swap.ts';
import { clockCorrect } from './clock-correct.ts';
import { clockJump } from './clock-jump.ts';
import { entriesImport } from './entries-import.ts';
import { entryChange } from './entry-change.ts';
import { entryWithdraw } from './entry-withdraw.ts';
import { eventDefine } from './event-define.ts';
import { gunFire } from './gun-fire.ts';
import { officialCopy } from './official-copy.ts';
import { orderSet } from './order-set.ts';
import { passingAdd } from './passing-add.ts';
import { passingAssign } from './passing-assign.ts';
import { passingSheet } from './passing-sheet.ts';
import { passingVoid } from './passing-void.ts';
import { raceClose } from './race-close.ts';
import { raceDefine } from './race-define.ts';
import { protestDecide } from './protest-decide.ts';
import { protestLodge } from './protest-lodge.ts';
import { raceReopen } from './race-reopen.ts';
import { readerConnect } from './reader-connect.ts';
import { readerDisconnect } from './reader-disconnect.ts';
import { resultsPublish } from './results-publish.ts';
import { resultsPreset } from './results-preset.ts';
import { stationEvent } from './station-event.ts';
import { stationStall } from './station-stall.ts';
import { statusSet } from './status-set.ts';
import { undo } from './undo.ts';
import type { ActionRules, RulesOf } from './rules.ts';

/** The rules of each type of action. */
const rules: { [Type in ActionType]: ActionRules<Type> } = {
  'race.define': raceDefine,
  'event.define': eventDefine,
  'entries.import': entriesImport,
  'gun.fire': gunFire,
  'passing.add': passingAdd,
  'passing.sheet': passingSheet,
  'passing.assign': passingAssign,
  'passing.void': passingVoid,
  'chip.assign': chipAssign,
  'chip.map': chipMap,
  'chip.swap': chipSwap,
  'entry.change': entryChange,
  'bib.change': bibChange,
  'entry.withdraw': entryWithdraw,
  'status.set': statusSet,
  'order.set': orderSet,
  'race.close': raceClose,
  'race.reopen': raceReopen,
  'protest.lodge': protestLodge,
  'protest.decide': protestDecide,
  'results.publish': resultsPublish,
  'station.event': stationEvent,
  'certificate.design': certificateDesign,
  'certificate.picture': certificatePicture,
  'official.copy': officialCopy,
  'results.preset': resultsPreset,
  'reader.connect': readerConnect,
  'reader.disconnect': readerDisconnect,
  'clock.correct': clockCorrect,
  'clock.jump': clockJump,
  'station.stall': stationStall,
  undo,
};

/** The rules of an action, to be called with that action. */
export function rulesOf({ type }: Action): RulesOf<Action> {
  return rules[type];
}
