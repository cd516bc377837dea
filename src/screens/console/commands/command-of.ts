import { ownDevice } from '../../api/own-device.ts';
import { hasSeveral } from '../../feed/event.ts';
import { feedNow } from '../../feed/store.ts';
import { isPressed } from './chord.ts';
import { allCommands, isOffered, type KnownCommand, type Where } from './commands.ts';

/** Where this console is, now. */
export function whereNow(): Where {
  return {
    isDevice: ownDevice() !== null,
    hasSeveralRaces: hasSeveral(feedNow().sections?.event ?? null),
  };
}

/** The command whose keys are pressed; undefined where they are nobody's. */
export function commandOf(event: KeyboardEvent): KnownCommand | undefined {
  const where = whereNow();
  return allCommands.find(
    (command) => isOffered(command, where) && (command.chords ?? []).some((chord) => isPressed(chord, event)),
  );
}
