import { useTranslation } from 'react-i18next';
import type { ProtestView } from '../../../contract/protest.ts';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { useFeed } from '../../feed/store.ts';
import { openDialog } from '../console-state.ts';
import { ProtestFacts } from './protest-facts.tsx';
import styles from './protest.module.css';

const none: readonly ProtestView[] = [];

/** The protests about one runner, and what was decided of them. */
export function RunnerProtests({ bib }: { bib: string }) {
  const { t } = useTranslation();
  const all = useFeed((feed) => feed.sections?.protests ?? none);
  return (
    <>
      {all
        .filter((protest) => protest.bib === bib)
        .map((protest) => (
          <div key={protest.id} className={styles['protest']}>
            <Mark level={protest.decided === null ? 'look' : 'info'} />
            <span>
              <b>{t(`protest.state.${protest.decided?.decision ?? 'open'}`)}</b>{' '}
              <ProtestFacts protest={protest} />
              {protest.decided === null
                ? null
                : ` · ${t('protest.decidedBy', { judge: protest.decided.judge, reason: protest.decided.reason })}`}
            </span>
            {protest.decided === null ? (
              <Button onClick={() => openDialog({ kind: 'decide-protest', protest })}>
                {t('protest.decide')}
              </Button>
            ) : null}
          </div>
        ))}
    </>
  );
}
