import { useTranslation } from 'react-i18next';
import { postReaderRemoval } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';

/** Asks before a reader is let go: that is the one thing that undo does not bring back. */
export function ReaderRemovalDialog({ address, point }: { address: string; point: string }) {
  const { t } = useTranslation();
  const remove = async () => {
    if ((await attempt(postReaderRemoval(address))) !== null) closeDialog();
  };
  return (
    <Dialog title={t('mats.remove', { point })} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <p>{t('readerDialog.removal', { address: address.split('?')[0] ?? address })}</p>
      <DialogActs>
        <Button onClick={closeDialog}>{t('common.cancel')}</Button>
        <Button kind="primary" onClick={() => void remove()}>
          {t('readerDialog.remove')}
        </Button>
      </DialogActs>
    </Dialog>
  );
}
