import type { Action } from './model/actions.ts';
import { chipKey } from './model/chip.ts';
import type { Timing } from './timing.ts';

/** Whom and which chips (by {@link chipKey}) an action concerns. */
export interface BibsAndChips {
  bibs: string[];
  chips: string[];
}

/** Whom an action concerns as things stand; null where it may be anybody. */
export function affectedBy(action: Action, timing: Timing): BibsAndChips | null {
  switch (action.type) {
    case 'passing.add':
    case 'passing.assign':
    case 'passing.void': {
      const passing = timing.passing(action.type === 'passing.add' ? action.id : action.passing);
      const { bib = null, chip = null } = passing ?? {};
      return { bibs: bib === null ? [] : [bib], chips: chip === null ? [] : [chipKey(chip)] };
    }
    case 'chip.assign':
      return ownersOf(timing, [chipKey(action.chip)], [action.bib]);
    case 'chip.swap':
      return ownersOf(
        timing,
        action.bibs.flatMap((bib) => timing.chipsOf(bib)),
        [...action.bibs],
      );
    case 'entry.change':
    case 'entry.withdraw': {
      const { bib } = action;
      const fields = action.type === 'entry.change' ? (action.fields.chips ?? []) : [];
      const listed = [...fields, ...(timing.entry(bib)?.chips ?? [])].map(chipKey);
      return ownersOf(timing, [...listed, ...timing.chipsOf(bib)], [bib]);
    }
    case 'status.set':
      return { bibs: [action.bib], chips: [] };
    case 'order.set':
      return { bibs: action.bibs, chips: [] };
    case 'reader.connect':
    case 'reader.disconnect':
    case 'clock.correct':
    case 'clock.jump':
    case 'station.stall':
      return { bibs: [], chips: [] };
    case 'race.define':
    case 'event.define':
    case 'entries.import':
    case 'chip.map':
    case 'gun.fire':
    case 'race.close':
    case 'undo':
      return null;
  }
}

/** The passing that an action is about. */
export function passingOfAction(action: Action): string | null {
  if (action.type === 'passing.add') return action.id;
  return action.type === 'passing.assign' || action.type === 'passing.void' ? action.passing : null;
}

function ownersOf(timing: Timing, chips: string[], bibs: string[]): BibsAndChips {
  const owners = chips.flatMap((chip) => timing.ownersOfChip(chip).map(({ bib }) => bib));
  return { bibs: [...bibs, ...owners.filter((bib) => bib !== undefined)], chips };
}
