import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { ClockCorrectionForm } from './clock-correction-form.tsx';
import { shortReader } from './short-reader.ts';

/** A reader whose clock is off, connected or not, with the correction that would put it right. */
export function ClockCorrectionDialog({ reader, offset }: { reader: string; offset: number }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('offset.title', { reader: shortReader(reader) })}
      onClose={closeDialog}
      finalFocus={() => entryInput.current}
    >
      <ClockCorrectionForm address={reader} proposed={offset} />
    </Dialog>
  );
}
