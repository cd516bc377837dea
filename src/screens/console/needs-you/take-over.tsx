import { useTranslation } from 'react-i18next';
import { postTakeOver } from '../../api/calls.ts';
import { Button } from '../../components/button.tsx';
import { attempt } from '../attempt.ts';

/** Connects the readers of a station that is gone to this one. */
export function TakeOver({ station }: { station: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Button kind="primary" onClick={() => void attempt(postTakeOver(station))}>
        {t('trouble.takeOver')}
      </Button>
    </div>
  );
}
