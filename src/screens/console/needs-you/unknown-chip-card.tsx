import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnknownChip } from '../../../contract/feed.ts';
import { useEvent } from '../../feed/event.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { BibForm } from '../bib-form.tsx';
import { giveChip } from '../chips/give-chip.ts';
import { shortChip } from '../short-chip.ts';
import { Card } from './card.tsx';

/** A chip that nobody on the start list has; a bib makes its passings count. */
export function UnknownChipCard({ chip }: { chip: UnknownChip }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const [mapping, setMapping] = useState(false);
  const title = t('chip.unknown', { chip: shortChip(chip.chip) });
  const facts = t('chip.seen', {
    count: chip.passings,
    point: names.mat(event, chip.point),
    time: timeOfDay(chip.lastSeen, event?.zone ?? 'UTC'),
  });
  return (
    <Card
      level="look"
      title={<span title={chip.chip}>{title}</span>}
      facts={facts}
      act={mapping ? undefined : <Button onClick={() => setMapping(true)}>{t('chip.map')}</Button>}
    >
      {mapping ? (
        <BibForm
          label={title}
          act={t('chip.map')}
          onBib={(bib) => giveChip({ chip: chip.chip, bib })}
          onClose={() => setMapping(false)}
        />
      ) : null}
    </Card>
  );
}
