import { ChipMapDialog } from './chips/chip-map-dialog.tsx';
import { HandOverDialog } from './chips/hand-over-dialog.tsx';
import { GunTimeDialog } from './needs-you/gun-time-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { ClockCorrectionDialog } from './mats/clock-correction-dialog.tsx';
import { ReaderCareDialog } from './mats/reader-care-dialog.tsx';
import { ReaderDialog } from './mats/reader-dialog.tsx';
import { ReaderRemovalDialog } from './mats/reader-removal-dialog.tsx';
import { DisqualifyDialog } from './panel/disqualify-dialog.tsx';
import { PeersDialog } from './peers/peers-dialog.tsx';
import { SetupDialog } from './setup/setup-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { VoidDialog } from './void-dialog.tsx';
import { useConsole } from './console-state.ts';

/** The dialog that is open, if one is. */
export function Questions() {
  const question = useConsole((state) => state.question);
  switch (question?.kind) {
    case 'setup':
      return <SetupDialog />;
    case 'peers':
      return <PeersDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'reader':
      return <ReaderDialog point={question.point} />;
    case 'reader-removal':
      return <ReaderRemovalDialog address={question.address} point={question.point} />;
    case 'reader-care':
      return <ReaderCareDialog address={question.address} />;
    case 'clock-correction':
      return <ClockCorrectionDialog reader={question.reader} offset={question.offset} />;
    case 'gun-time':
      return <GunTimeDialog wave={question.wave} proposed={question.gun ?? null} />;
    case 'undo':
      return <UndoDialog action={question.action} />;
    case 'void':
      return <VoidDialog passing={question.passing} />;
    case 'disqualify':
      return <DisqualifyDialog bib={question.bib} />;
    case 'hand-over':
      return <HandOverDialog chip={question.chip} proposed={question.bib ?? ''} />;
    case 'chip-map':
      return <ChipMapDialog />;
    case undefined:
      return null;
  }
}
