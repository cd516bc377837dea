import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useFeed } from '../../feed/store.ts';
import { openDialog } from '../console-state.ts';
import { useCopyText } from '../copy/use-copy-text.ts';
import { Step } from './step.tsx';

/** The second copy, as a step of setting up. */
export function CopyStep() {
  const { t } = useTranslation();
  const text = useCopyText();
  const copy = useFeed((feed) => feed.sections?.disk.copy ?? null);
  return (
    <Step title={t('setup.copy')} now={text.now(copy)} done={copy?.state === 'ok'} loading={null}>
      <Button onClick={() => openDialog({ kind: 'copy' })}>
        {copy === null ? t('setup.chooseCopy') : t('setup.changeCopy')}
      </Button>
    </Step>
  );
}
