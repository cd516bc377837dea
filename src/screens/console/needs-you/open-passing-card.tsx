import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassingRow } from '../../../contract/rows.ts';
import { postPassingBib } from '../../api/calls.ts';
import { useEvent } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { attempt } from '../attempt.ts';
import { BibForm } from '../bib-form.tsx';
import { openDialog } from '../console-state.ts';
import { Card } from './card.tsx';

/** A time taken by hand whose runner is still open. */
export function OpenPassingCard({ passing }: { passing: PassingRow }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [typing, setTyping] = useState(false);
  const time = timeOfDay(passing.time, event?.zone ?? 'UTC');
  const title =
    passing.bib === null ? t('open.noBib', { time }) : t('open.unknownBib', { time, bib: passing.bib });
  return (
    <Card
      level="look"
      title={title}
      facts={
        <>
          {names.mat(event, passing.point)}{' '}
          <Button kind="quiet" onClick={() => openDialog({ kind: 'void', passing: passing.id })}>
            {t('passing.void')}
          </Button>
        </>
      }
      act={typing ? undefined : <Button onClick={() => setTyping(true)}>{t('open.typeBib')}</Button>}
    >
      {typing ? (
        <BibForm
          label={title}
          act={t('open.give')}
          onBib={(bib) => attempt(postPassingBib(passing.id, bib))}
          onClose={() => setTyping(false)}
        />
      ) : null}
    </Card>
  );
}
