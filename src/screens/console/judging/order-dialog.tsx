import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { postOrder, previewOrder } from '../../api/calls.ts';
import { raceIn, useEvent } from '../../feed/event.ts';
import { timeText } from '../../format/times.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { PersonName } from '../../components/person-name.tsx';
import { BibOwnerText } from '../bib-owner.tsx';
import { closeDialog } from '../console-state.ts';
import { bibOf } from '../entry/entry-keys.ts';
import { entryInput } from '../entry-focus.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { useBib } from '../use-bib.ts';
import styles from './order-dialog.module.css';

/** The judges' order of finishers who came together: bibs in the order of their torsos. Times stay as they are. */
export function OrderDialog({ proposed }: { proposed: readonly string[] }) {
  const { t } = useTranslation();
  const [bibs, setBibs] = useState(proposed);
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const order = { list: null, bibs: [...bibs], ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
  const typed = bibOf(text);
  const owner = useBib(typed);
  const add = () => {
    if (typed !== '' && owner.state !== 'unknown' && !bibs.includes(typed)) setBibs([...bibs, typed]);
    setText('');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || typed === '') return;
    event.preventDefault();
    add();
  };
  return (
    <Dialog title={t('order.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <PreviewedForm
        says={bibs}
        onPreview={() => previewOrder(order)}
        onAct={() => postOrder(order)}
        isReady={bibs.length > 1}
        act={t('order.act')}
      >
        <p>{t('order.text')}</p>
        <ol className={styles['bibs']} aria-label={t('order.title')}>
          {bibs.map((bib, index) => (
            <Judged
              key={bib}
              bib={bib}
              place={index + 1}
              onMove={(step) => setBibs(moved(bibs, index, step))}
              onRemove={() => setBibs(bibs.filter((other) => other !== bib))}
            />
          ))}
        </ol>
        <Field label={t('order.next')}>
          <TextInput
            autoFocus
            value={text}
            placeholder={t('entry.bib')}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={onKey}
          />
        </Field>
        <BibOwnerText owner={owner} bib={typed} />
        <Field label={t('order.reason')}>
          <TextInput value={reason} onChange={({ target }) => setReason(target.value)} />
        </Field>
      </PreviewedForm>
    </Dialog>
  );
}

interface JudgedProps {
  bib: string;
  place: number;
  onMove: (step: 1 | -1) => void;
  onRemove: () => void;
}

function Judged({ bib, place, onMove, onRemove }: JudgedProps) {
  const { t } = useTranslation();
  const owner = useBib(bib);
  const event = useEvent();
  const [time, unit] =
    owner.state === 'known' ? [owner.result?.gun ?? null, raceIn(event, owner.person.race)?.unit] : [null];
  return (
    <li className={styles['judged']}>
      <span className={styles['place']}>{place}</span>
      <span className={styles['bib']}>{bib}</span>
      <span className={styles['who']}>
        {owner.state === 'known' ? (
          <PersonName person={owner.person} />
        ) : (
          <BibOwnerText owner={owner} bib={bib} />
        )}
      </span>
      <span>{time === null ? '–' : timeText(time, unit)}</span>
      <Button kind="quiet" aria-label={t('order.up', { bib })} onClick={() => onMove(-1)}>
        <ArrowUp />
      </Button>
      <Button kind="quiet" aria-label={t('order.down', { bib })} onClick={() => onMove(1)}>
        <ArrowDown />
      </Button>
      <Button kind="quiet" aria-label={t('order.remove', { bib })} onClick={onRemove}>
        <X />
      </Button>
    </li>
  );
}

function moved(bibs: readonly string[], index: number, step: 1 | -1): string[] {
  const [one, other] = [bibs[index], bibs[index + step]];
  if (one === undefined || other === undefined) return [...bibs];
  return bibs.with(index, other).with(index + step, one);
}
