import { ChangeRaceDialog } from './races/change-race-dialog.tsx';
import { CloseRaceDialog } from './races/close-race-dialog.tsx';
import { ChipMapDialog } from './chips/chip-map-dialog.tsx';
import { PaletteDialog } from './commands/palette-dialog.tsx';
import { CopyDialog } from './copy/copy-dialog.tsx';
import { EntryDialog } from './desk/entry-dialog.tsx';
import { SwapChipsDialog } from './desk/swap-chips-dialog.tsx';
import { WithdrawDialog } from './desk/withdraw-dialog.tsx';
import { DevicesDialog } from './devices/devices-dialog.tsx';
import { HandOverDialog } from './chips/hand-over-dialog.tsx';
import { FarGunDialog } from './needs-you/far-gun-dialog.tsx';
import { GunTimeDialog } from './needs-you/gun-time-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { ClockCorrectionDialog } from './mats/clock-correction-dialog.tsx';
import { ReaderCareDialog } from './mats/reader-care-dialog.tsx';
import { ReaderDialog } from './mats/reader-dialog.tsx';
import { ReaderRemovalDialog } from './mats/reader-removal-dialog.tsx';
import { EvidenceDialog } from './judging/evidence-dialog.tsx';
import { OrderDialog } from './judging/order-dialog.tsx';
import { DecideProtestDialog } from './protests/decide-protest-dialog.tsx';
import { ProtestDialog } from './protests/protest-dialog.tsx';
import { DisqualifyDialog } from './panel/disqualify-dialog.tsx';
import { RuleManyDialog } from './panel/rule-many-dialog.tsx';
import { PeersDialog } from './peers/peers-dialog.tsx';
import { ListDialog } from './list/list-dialog.tsx';
import { PrintDialog } from './print-dialog.tsx';
import { PublishDialog } from './publish/publish-dialog.tsx';
import { SheetsDialog } from './sheets/sheets-dialog.tsx';
import { ServiceDialog } from './service/service-dialog.tsx';
import { SetupDialog } from './setup/setup-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';
import { RebibDialog } from './rebib-dialog.tsx';
import { VoidDialog } from './void-dialog.tsx';
import { SaveResults } from '../components/save/save-results.tsx';
import { closeDialog, useConsole } from './console-state.ts';
import { entryInput } from './entry-focus.ts';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const dialog = useConsole((state) => state.dialog);
  switch (dialog?.kind) {
    case 'setup':
      return <SetupDialog />;
    case 'list':
      return <ListDialog />;
    case 'copy':
      return <CopyDialog />;
    case 'peers':
      return <PeersDialog />;
    case 'devices':
      return <DevicesDialog />;
    case 'service':
      return <ServiceDialog />;
    case 'print':
      return <PrintDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'palette':
      return <PaletteDialog />;
    case 'sheets':
      return <SheetsDialog />;
    case 'rule-many':
      return <RuleManyDialog typed={dialog.bibs} />;
    case 'save-results':
      return <SaveResults onClose={closeDialog} finalFocus={() => entryInput.current} />;
    case 'reader':
      return <ReaderDialog point={dialog.point} />;
    case 'reader-removal':
      return <ReaderRemovalDialog address={dialog.address} point={dialog.point} />;
    case 'reader-care':
      return <ReaderCareDialog address={dialog.address} />;
    case 'clock-correction':
      return <ClockCorrectionDialog reader={dialog.reader} offset={dialog.offset} />;
    case 'gun-time':
      return <GunTimeDialog wave={dialog.wave} proposed={dialog.gun ?? null} />;
    case 'far-gun':
      return <FarGunDialog wave={dialog.wave} />;
    case 'undo':
      return <UndoDialog action={dialog.action} />;
    case 'void':
      return <VoidDialog passing={dialog.passing} />;
    case 'rebib':
      return <RebibDialog passing={dialog.passing} />;
    case 'disqualify':
      return <DisqualifyDialog bib={dialog.bib} />;
    case 'protest':
      return <ProtestDialog bib={dialog.bib} />;
    case 'decide-protest':
      return <DecideProtestDialog protest={dialog.protest} />;
    case 'evidence':
      return <EvidenceDialog bib={dialog.bib} />;
    case 'order':
      return <OrderDialog proposed={dialog.bib === undefined ? [] : [dialog.bib]} />;
    case 'hand-over':
      return <HandOverDialog chip={dialog.chip} proposed={dialog.bib ?? ''} since={dialog.from ?? null} />;
    case 'chip-map':
      return <ChipMapDialog given={dialog.finding ?? null} />;
    case 'entry':
      return <EntryDialog key={dialog.bib} bib={dialog.bib} typed={dialog.typed ?? ''} />;
    case 'withdraw':
      return <WithdrawDialog bib={dialog.bib} />;
    case 'swap-chips':
      return <SwapChipsDialog bib={dialog.bib} />;
    case 'change-race':
      return <ChangeRaceDialog moves={dialog.moves} />;
    case 'close-race':
      return <CloseRaceDialog />;
    case 'publish':
      return <PublishDialog race={dialog.race} />;
    case undefined:
      return null;
  }
}
