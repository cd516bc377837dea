import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../contract/problem.ts';
import { languages } from '../../words/language.ts';
import { getPaper, type PaperAsked } from '../api/paper-calls.ts';
import { download } from '../api/download.ts';
import { problemsOf } from '../api/http.ts';
import { useOwnDevice } from '../api/own-device.ts';
import { CertificateFiles } from '../certificates/certificate-files.tsx';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActs } from '../components/dialog.tsx';
import { Field, SelectInput, TextInput } from '../components/field.tsx';
import { ProblemList } from '../components/problem-list.tsx';
import { hasSeveral, useEvent } from '../feed/event.ts';
import { useRaceChoice } from '../feed/race-choice.ts';
import { useLanguage, type Language } from '../i18n/language.ts';
import { useNames } from '../i18n/use-names.ts';
import { closeDialog } from './console-state.ts';
import { entryInput } from './entry-focus.ts';
import styles from './print-dialog.module.css';

const documents = ['book', 'startList', 'notice', 'labels', 'evidence', 'certificate'] as const;
const ofOne: ReadonlySet<PaperAsked['document']> = new Set(['evidence', 'certificate']);

/** A document to print, as a PDF file. */
export function PrintDialog() {
  const { t } = useTranslation();
  const [race] = useState(useRaceChoice());
  const [asked, setAsked] = useState<PaperAsked>({
    document: 'book',
    lang: useLanguage(),
    race: race ?? undefined,
    order: 'name',
    list: 'overall',
    size: 'a4',
    labels: '3x8',
    bib: '',
  });
  const isDevice = useOwnDevice(({ device }) => device !== null);
  const [isOfMany, setOfMany] = useState(false);
  const making = useMaking();
  const isReady = !making.isMaking && (!ofOne.has(asked.document) || asked.bib.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) void making.make(asked);
  };
  return (
    <Dialog title={t('printing.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <div className={styles['form']}>
        <Choice<PaperAsked['document'] | 'certificates'>
          label={t('printing.document')}
          value={isOfMany ? 'certificates' : asked.document}
          choices={[...documents, ...(isDevice ? [] : (['certificates'] as const))].map((document) => [
            document,
            t(`printing.documents.${document}`),
          ])}
          onChoose={(document) => {
            setOfMany(document === 'certificates');
            if (document !== 'certificates') setAsked({ ...asked, document });
          }}
        />
        {isOfMany ? <CertificateFiles /> : null}
      </div>
      <form className={styles['form']} hidden={isOfMany} onSubmit={submit}>
        <Details asked={asked} onChange={(change) => setAsked({ ...asked, ...change })} />
        <Choice<Language>
          label={t('printing.language')}
          value={asked.lang}
          choices={Object.entries(languages) as [Language, string][]}
          onChoose={(lang) => setAsked({ ...asked, lang })}
        />
        {making.problems.length > 0 ? <ProblemList problems={making.problems} /> : null}
        <p role="status" className={styles['status']}>
          {making.isMaking ? t('printing.making') : making.name && t('printing.done', { name: making.name })}
        </p>
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.close')}</Button>
          <Button kind="primary" type="submit" disabled={!isReady}>
            {t('printing.act')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

interface DetailsProps {
  asked: PaperAsked;
  onChange: (change: Partial<PaperAsked>) => void;
}

/** What else has to be said for this kind of document. */
function Details({ asked, onChange }: DetailsProps): ReactNode {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  if (ofOne.has(asked.document))
    return (
      <Field label={t('printing.bib')}>
        <TextInput value={asked.bib} onChange={({ target }) => onChange({ bib: target.value })} />
      </Field>
    );
  const lists = ['F', 'M'].map((sex) => [`sex:${sex}`, t(`list.${sex as 'F' | 'M'}`)] as const);
  const races = event?.races.map(({ id, name }) => [id, names.text(name)] as const) ?? [];
  return (
    <>
      {hasSeveral(event) ? (
        <Choice
          label={t('printing.race')}
          value={asked.race ?? ''}
          choices={asked.document === 'notice' ? races : [['', t('races.allOf')], ...races]}
          onChoose={(race) => onChange({ race: race === '' ? undefined : race })}
        />
      ) : null}
      {asked.document === 'startList' ? (
        <Choice
          label={t('printing.order')}
          value={asked.order}
          choices={(['name', 'bib', 'club'] as const).map((order) => [order, t(`printing.orders.${order}`)])}
          onChoose={(order) => onChange({ order })}
        />
      ) : null}
      {asked.document === 'notice' ? (
        <>
          <Choice
            label={t('printing.list')}
            value={asked.list}
            choices={[['overall', t('list.overall')], ...lists]}
            onChoose={(list) => onChange({ list })}
          />
          <Choice
            label={t('printing.size')}
            value={asked.size}
            choices={(['a4', 'a3'] as const).map((size) => [size, size.toUpperCase()])}
            onChoose={(size) => onChange({ size })}
          />
        </>
      ) : null}
      {asked.document === 'labels' ? (
        <Choice
          label={t('printing.sheet')}
          value={asked.labels}
          choices={(['3x8', '2x7'] as const).map((labels) => [labels, labels.replace('x', ' × ')])}
          onChoose={(labels) => onChange({ labels })}
        />
      ) : null}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChoose }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <SelectInput value={value} onChange={({ target }) => onChoose(target.value as Value)}>
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </SelectInput>
    </Field>
  );
}

/** One document after the other; what is being made when the dialog goes is given up. */
function useMaking() {
  const [state, setState] = useState({ isMaking: false, name: '', problems: [] as Problem[] });
  const gone = useRef(new AbortController());
  useEffect(() => {
    const over = new AbortController();
    gone.current = over;
    return () => over.abort();
  }, []);
  const make = async (asked: PaperAsked) => {
    const { signal } = gone.current;
    setState({ isMaking: true, name: '', problems: [] });
    try {
      const file = await getPaper(asked, signal);
      if (signal.aborted) return;
      download(file);
      setState({ isMaking: false, name: file.name, problems: [] });
    } catch (error) {
      if (!signal.aborted) setState({ isMaking: false, name: '', problems: problemsOf(error) });
    }
  };
  return { ...state, make };
}
