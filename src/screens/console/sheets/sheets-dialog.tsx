import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GunView } from '../../../contract/rows.ts';
import { postPassings, previewPassings, readTimes, type TimesSource } from '../../api/calls.ts';
import { finishMat, raceIn, useEvent, useZone } from '../../feed/event.ts';
import { useRaceChoice } from '../../feed/race-choice.ts';
import { useFeed } from '../../feed/store.ts';
import { useStationNow } from '../../feed/use-clock.ts';
import { timeOfDay } from '../../format/times.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Button } from '../../components/button.tsx';
import { Field, SelectInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog, useConsole } from '../console-state.ts';
import { bibsOf } from '../entry/bib-range.ts';
import { entryInput } from '../entry-focus.ts';
import { firedGuns, gunShown } from '../header/guns-shown.ts';
import { PreviewedForm } from '../previewed-form.tsx';
import { FileButton } from '../setup/file-button.tsx';
import { useWhose } from '../use-whose.ts';
import { checkSheet, doubtCounts, type Meaning } from './check-sheet.ts';
import { filled, withTimes, type Side } from './sheet.ts';
import { SheetCells } from './sheet-cells.tsx';
import { clearSheet, setSheet, useSheet } from './sheet-store.ts';
import styles from './sheets-dialog.module.css';

const sources: readonly TimesSource[] = ['hand', 'photo', 'keypad', 'backup'];
const noGuns: readonly GunView[] = [];

/** A sheet of times beside a sheet of bibs, as stopwatch and clipboard have them, matched by their order. */
export function SheetsDialog() {
  const { t } = useTranslation();
  const { sheet, source, unread } = useSheet();
  const [isAgreed, setAgreed] = useState(false);
  const { point, meaning, from } = useWhere();
  const whose = useWhose(sheet.bibs.map((bib) => bib.normalize('NFKC').trim()));
  const now = useStationNow() ?? 0;
  const rows = checkSheet(sheet, {
    meaning,
    now,
    people: new Map(
      [...whose.people].map(([bib, { status }]) => [
        bib,
        { isTimed: point.isFinish && status === 'finished' },
      ]),
    ),
    unknown: whose.unknown,
  });
  const passings = rows.flatMap(({ bib, moment }) => (moment === null ? [] : [{ bib, time: moment }]));
  const { stopping, asking } = doubtCounts(rows);
  const times = sheet.times.filter((time) => time !== '').length;
  const bibs = sheet.bibs.filter((bib) => bib !== '').length;
  const body = { point: point.id ?? '', passings, source };
  const read = async (row: number, text: string) => {
    const answer = await attempt(readTimes(text));
    if (answer === null) return;
    const { times: found, unread: left } = answer;
    const isDay = found.length > 0 && found.every((time) => time.isDay);
    setSheet({ sheet: withTimes(sheet, row, found), unread: left, ...(isDay ? { from: 'day' } : {}) });
  };
  const paste = (side: Side, row: number, text: string) => {
    if (side === 'times') void read(row, text);
    else setSheet({ sheet: filled(sheet, 'bibs', row, bibsOf(text)) });
  };
  return (
    <Dialog
      title={t('sheets.title')}
      wide="window"
      onClose={closeDialog}
      finalFocus={() => entryInput.current}
    >
      <PreviewedForm
        says={JSON.stringify(body)}
        onPreview={() => previewPassings(body)}
        onAct={() => postPassings(body)}
        onDone={() => {
          clearSheet();
          closeDialog();
        }}
        isReady={
          passings.length > 0 &&
          stopping === 0 &&
          (asking === 0 || isAgreed) &&
          point.id !== null &&
          whose.isComplete
        }
        act={t('sheets.record', { count: passings.length })}
        namesRunners
        otherActs={
          <Button kind="quiet" onClick={clearSheet}>
            {t('sheets.clear')}
          </Button>
        }
      >
        <div className={styles['choices']}>
          <MatField value={point.id} />
          <FromField value={from} />
          <Field label={t('sheets.source')}>
            <SelectInput
              value={source}
              onChange={({ target }) =>
                setSheet({ source: sources.find((one) => one === target.value) ?? 'hand' })
              }
            >
              {sources.map((one) => (
                <option key={one} value={one}>
                  {t(`sheets.sources.${one}`)}
                </option>
              ))}
            </SelectInput>
          </Field>
          <FileButton
            text={t('sheets.file')}
            accept=".txt,.csv,.tsv,.prn,text/plain,text/csv"
            onFile={(file) => void file.text().then((text) => read(sheet.times.length, text))}
          />
        </div>
        <p className={styles['hint']}>{t('sheets.hint')}</p>
        {meaning === null ? <p role="alert">{t('sheets.noGun')}</p> : null}
        <SheetCells
          sheet={sheet}
          rows={rows}
          whose={whose}
          onSheet={(next) => setSheet({ sheet: next })}
          onPaste={paste}
        />
        {unread.length === 0 ? null : (
          <div role="alert" className={styles['unread']}>
            <b>{t('sheets.unread', { count: unread.length })}</b>
            <ul>
              {unread.slice(0, 5).map(({ line, text }) => (
                <li key={line}>{t('sheets.unreadLine', { line, text })}</li>
              ))}
              {unread.length > 5 ? <li>…</li> : null}
            </ul>
          </div>
        )}
        <p role="status" className={times === bibs ? styles['counts'] : styles['differ']}>
          {t('sheets.counts', {
            times: t('sheets.timesCount', { count: times }),
            bibs: t('sheets.bibsCount', { count: bibs }),
          })}
          {stopping === 0 ? '' : ` · ${t('sheets.stopping', { count: stopping })}`}
        </p>
        {asking === 0 ? null : (
          <label className={styles['agree']}>
            <input type="checkbox" checked={isAgreed} onChange={({ target }) => setAgreed(target.checked)} />
            {t('sheets.agree', { count: asking })}
          </label>
        )}
      </PreviewedForm>
    </Dialog>
  );
}

/** The mat of the sheet, and what its times count from. */
function useWhere(): {
  point: { id: string | null; isFinish: boolean };
  from: string;
  meaning: Meaning | null;
} {
  const chosen = useSheet(({ point }) => point);
  const chosenFrom = useSheet(({ from }) => from);
  const event = useEvent();
  const race = useRaceChoice();
  const zone = useZone();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const clockWave = useConsole((state) => state.clockWave);
  const finish = finishMat(event, raceIn(event, race ?? undefined));
  const id = event?.mats.find((mat) => mat.id === chosen)?.id ?? finish;
  const isFinish = (event?.races ?? []).some((one) => finishMat(event, one) === id);
  const fired = firedGuns(guns);
  const gun = fired.find(({ wave }) => wave === chosenFrom) ?? gunShown(fired, clockWave, race);
  const isDay = chosenFrom === 'day';
  return {
    point: { id, isFinish },
    from: isDay ? 'day' : (gun?.wave ?? ''),
    meaning: isDay ? { kind: 'day', zone } : gun === undefined ? null : { kind: 'race', gun: gun.gun },
  };
}

function MatField({ value }: { value: string | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  return (
    <Field label={t('sheets.mat')}>
      <SelectInput value={value ?? ''} onChange={({ target }) => setSheet({ point: target.value })}>
        {(event?.mats ?? []).map(({ id }) => (
          <option key={id} value={id}>
            {names.mat(event, id)}
          </option>
        ))}
      </SelectInput>
    </Field>
  );
}

function FromField({ value }: { value: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  return (
    <Field label={t('sheets.from')}>
      <SelectInput value={value} onChange={({ target }) => setSheet({ from: target.value })}>
        {value === '' ? <option value="">–</option> : null}
        {firedGuns(guns).map((gun) => (
          <option key={gun.wave} value={gun.wave}>
            {t('sheets.fromGun', { wave: names.wave(gun), time: timeOfDay(gun.gun, gun.zone ?? zone) })}
          </option>
        ))}
        <option value="day">{t('sheets.ofDay')}</option>
      </SelectInput>
    </Field>
  );
}
