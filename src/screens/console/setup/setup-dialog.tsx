import { useTranslation } from 'react-i18next';
import { useEvent, type EventView } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { goTo } from '../../path.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { CopyStep } from './copy-step.tsx';
import { FileButton } from './file-button.tsx';
import { loadEntries, loadRace, useLoading } from './loading.ts';
import { Step } from './step.tsx';
import styles from './setup-dialog.module.css';

/** The race definition, the start list and the second copy, and what is wrong with the files that were tried. */
export function SetupDialog() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('setup.title')} wide onClose={closeDialog} finalFocus={() => entryInput.current}>
      <RaceStep />
      <EntriesStep />
      <CopyStep />
      <p className={styles['hint']}>{t('setup.hint')}</p>
    </Dialog>
  );
}

function RaceStep() {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const facts = ({ name, date, zone, races, mats }: EventView) =>
    [
      names.text(name),
      names.day({ date }),
      zone,
      races.length > 1
        ? t('setup.races', { count: races.length })
        : t('setup.points', { count: mats.length }),
    ].join(' · ');
  return (
    <Step
      title={t('setup.race')}
      now={event === null ? t('setup.noRace') : facts(event)}
      done={event !== null}
      loading={useLoading('race')}
    >
      <Button
        onClick={() => {
          closeDialog();
          goTo('/setup');
        }}
      >
        {t('setup.edit')}
      </Button>
      <FileButton
        text={event === null ? t('setup.chooseRace') : t('setup.replaceRace')}
        accept=".json"
        kind={event === null ? 'primary' : 'plain'}
        onFile={(file) => void loadRace(file)}
      />
    </Step>
  );
}

function EntriesStep() {
  const { t } = useTranslation();
  const number = useNumber();
  const event = useEvent();
  const entries = useFeed((feed) => feed.sections?.counts.entries ?? 0);
  return (
    <Step
      title={t('setup.entries')}
      now={
        entries === 0 ? t('setup.noEntries') : t('setup.entered', { count: entries, number: number(entries) })
      }
      done={entries > 0}
      loading={useLoading('entries')}
    >
      <FileButton
        text={entries === 0 ? t('setup.chooseEntries') : t('setup.addEntries')}
        accept=".xlsx,.ods,.csv,.tsv,.txt,.xls"
        kind={event !== null && entries === 0 ? 'primary' : 'plain'}
        disabled={event === null}
        onFile={(file) => void loadEntries(file)}
      />
    </Step>
  );
}
