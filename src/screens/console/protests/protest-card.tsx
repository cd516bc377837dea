import { useTranslation } from 'react-i18next';
import type { ProtestView } from '../../../contract/protest.ts';
import { Button } from '../../components/button.tsx';
import { openDialog, openRunner } from '../console-state.ts';
import { Card } from '../needs-you/card.tsx';
import { ProtestFacts } from './protest-facts.tsx';

/** A protest that nobody has decided. */
export function ProtestCard({ protest }: { protest: ProtestView }) {
  const { t } = useTranslation();
  const { bib } = protest;
  return (
    <Card
      level="look"
      title={bib === null ? t('protest.open') : t('protest.openOf', { bib })}
      facts={<ProtestFacts protest={protest} />}
      act={
        <Button onClick={() => openDialog({ kind: 'decide-protest', protest })}>{t('protest.decide')}</Button>
      }
    >
      {bib === null ? null : (
        <div>
          <Button kind="quiet" onClick={() => openRunner(bib)}>
            {t('runner.bib', { bib })}
          </Button>
        </div>
      )}
    </Card>
  );
}
