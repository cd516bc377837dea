import { Download } from 'lucide-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/problem.ts';
import type { OfficialFormat } from '../../../contract/results-formats.ts';
import { messageText } from '../../../words/text.ts';
import { checkOfficial, getOfficialFile, type OfficialQuery } from '../../api/paper-calls.ts';
import { download } from '../../api/download.ts';
import { problemsOf } from '../../api/http.ts';
import { useLanguage } from '../../i18n/language.ts';
import { Button } from '../button.tsx';
import { DialogActs } from '../dialog.tsx';
import { Field, SelectInput, TextInput } from '../field.tsx';
import { ProblemList } from '../problem-list.tsx';
import { useListsOf } from '../use-lists-of.ts';
import styles from './columns-choice.module.css';
import { RaceField } from '../race-field.tsx';

type Found = Awaited<ReturnType<typeof checkOfficial>>;
const calendarIds = ['competition', 'men', 'women'] as const;

/** People who are told of by name; the rest is counted. */
const toldMax = 100;
const restMs = 250;

interface Props {
  format: OfficialFormat;
  race: string;
  onRace: (race: string) => void;
  onClose: () => void;
  /** The choice of the format. */
  children: ReactNode;
}

/** A file for one receiver, with birth dates where it wants them: who is not in it is said first, and that the log keeps the copy. */
export function SaveOfficial({ format, race, onRace, onClose, children }: Props) {
  const { t } = useTranslation();
  const form = useId();
  const [as, setAs] = useState<'' | 'csv' | 'xlsx'>('');
  const [ids, setIds] = useState<Partial<Record<(typeof calendarIds)[number], string>>>({});
  const [isTaking, setTaking] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const page = useListsOf(race);
  const races = page?.races ?? [];
  const isOfCalendar = format === 'world-athletics';
  const query: OfficialQuery = {
    format,
    race: (race || races[0]?.id) ?? undefined,
    ...(as === '' || isOfCalendar ? {} : { as }),
    ...(isOfCalendar ? numbersOf(ids) : {}),
  };
  const { found, refused } = useCheck(query, page !== null);
  const take = async () => {
    setTaking(true);
    setProblems([]);
    try {
      download(await getOfficialFile(query, AbortSignal.timeout(600_000)));
      onClose();
    } catch (error) {
      setProblems(problemsOf(error));
      setTaking(false);
    }
  };
  return (
    <>
      <form
        id={form}
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        {children}
        <RaceField races={races} value={query.race ?? ''} onChange={onRace} hasAll={false} />
        {isOfCalendar ? (
          calendarIds.map((id) => (
            <Field key={id} label={t(`saveResults.calendar.${id}`)}>
              <TextInput
                inputMode="numeric"
                value={ids[id] ?? ''}
                onChange={({ target }) => setIds({ ...ids, [id]: target.value })}
              />
            </Field>
          ))
        ) : (
          <Field label={t('saveResults.kind')}>
            <SelectInput value={as} onChange={({ target }) => setAs(target.value as typeof as)}>
              <option value="">{t('saveResults.asWanted')}</option>
              <option value="csv">CSV</option>
              <option value="xlsx">Excel (.xlsx)</option>
            </SelectInput>
          </Field>
        )}
      </form>
      {found === null ? null : <Told found={found} />}
      <p className={styles['note']}>{t('saveResults.logged')}</p>
      {[...refused, ...problems].length > 0 ? <ProblemList problems={[...refused, ...problems]} /> : null}
      <DialogActs>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          kind="primary"
          type="submit"
          form={form}
          disabled={isTaking || found === null || found.written === 0}
        >
          <Download />
          {t('saveResults.take')}
        </Button>
      </DialogActs>
    </>
  );
}

/** How many are in the file, who is not and why, and whose name was split by a guess. */
function Told({ found: { written, leftOut, doubts } }: { found: Found }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const told = [...leftOut, ...doubts];
  return (
    <>
      <p role="status">
        {t('saveResults.inIt', { count: written })}{' '}
        {leftOut.length === 0 ? null : t('saveResults.leftOut', { count: leftOut.length })}
      </p>
      {told.length === 0 ? null : (
        <ul className={styles['told']} aria-label={t('saveResults.toldOf')}>
          {told.slice(0, toldMax).map((each, index) => (
            <li key={index}>{messageText(language, each)}</li>
          ))}
          {told.length > toldMax ? (
            <li>{t('saveResults.moreTold', { count: told.length - toldMax })}</li>
          ) : null}
        </ul>
      )}
    </>
  );
}

function numbersOf(ids: Partial<Record<(typeof calendarIds)[number], string>>) {
  const given = calendarIds.flatMap((id) => {
    const number = Number(ids[id]?.trim() ?? '');
    return Number.isInteger(number) && number > 0 ? [[id, number] as const] : [];
  });
  return Object.fromEntries(given);
}

/** What the station says of a file before anybody takes it. */
function useCheck(query: OfficialQuery, isReady: boolean) {
  const asked = JSON.stringify(query);
  const [said, setSaid] = useState<{ asked: string; found: Found | null; refused: Problem[] } | null>(null);
  useEffect(() => {
    if (!isReady) return undefined;
    const left = new AbortController();
    const timer = setTimeout(() => {
      checkOfficial(JSON.parse(asked) as OfficialQuery, left.signal).then(
        (found) => left.signal.aborted || setSaid({ asked, found, refused: [] }),
        (error: unknown) =>
          left.signal.aborted || setSaid({ asked, found: null, refused: problemsOf(error) }),
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [asked, isReady]);
  return said?.asked === asked ? said : { found: null, refused: [] };
}
