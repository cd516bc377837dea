import { Plus } from 'lucide-react';
import { useRef, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { addEvery, addPoint } from '../draft/edits.ts';
import { matOf, matsAt, siteOf, type EventDraft, type RaceDraft } from '../draft/event-draft.ts';
import { lapsOf } from '../draft/templates.ts';
import { SelectField } from '../fields/choices.tsx';
import { DistanceField, NumberField } from '../fields/typed-fields.tsx';
import styles from '../setup-screen.module.css';

interface Props {
  draft: EventDraft;
  race: RaceDraft;
  index: number;
}

/** Adds points to a course: one, one at each so many kilometres, or laps. */
export function CourseTools(props: Props) {
  return (
    <>
      <AddPoint {...props} />
      <div className={styles['row']}>
        <EveryStep {...props} />
        <Laps {...props} />
      </div>
    </>
  );
}

function AddPoint({ draft, race, index }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const form = useRef<HTMLFormElement>(null);
  const [distance, setDistance] = useState<number | undefined>();
  const [mat, setMat] = useState('');
  // A field keeps what is typed: it is made anew for the next point.
  const [added, setAdded] = useState(0);
  const site = siteOf(draft, race);
  const mats = site === undefined ? [] : matsAt(draft, site);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (distance === undefined) return;
    change((next) => addPoint(next, next.races[index]!, distance, mat === '' ? null : mat));
    setDistance(undefined);
    setMat('');
    setAdded(added + 1);
  };
  return (
    <form ref={form} className={styles['row']} onSubmit={submit}>
      <div className={styles['narrow']}>
        <DistanceField
          key={added}
          autoFocus={added > 0}
          label={t('editor.course.newPoint')}
          path=""
          placeholder={t('editor.course.example')}
          value={distance}
          onChange={setDistance}
        />
      </div>
      <div className={styles['medium']}>
        <SelectField
          label={t('editor.course.mat')}
          path=""
          value={mat}
          choices={[
            { value: '', text: t('editor.course.ownMat') },
            ...mats.map((id) => {
              const name = site?.mats.find((one) => one.id === id)?.name;
              return { value: id, text: name === undefined ? id : names.text(name) };
            }),
          ]}
          onChange={setMat}
        />
      </div>
      <Button type="submit" disabled={distance === undefined}>
        <Plus />
        {t('editor.course.add')}
      </Button>
    </form>
  );
}

function EveryStep({ index }: Props) {
  const { t } = useTranslation();
  return (
    <Button onClick={() => change((next) => addEvery(next, next.races[index]!, 5000))}>
      {t('editor.course.everyFive')}
    </Button>
  );
}

function Laps({ race, index }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [laps, setLaps] = useState<number | undefined>(2);
  const whole = race.points.at(-1)?.distance ?? 5000;
  const [length, setLength] = useState<number | undefined>(whole / 2);
  const start = race.points[0];
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('editor.course.laps')}</Button>;
  const isRight =
    laps !== undefined && Number.isInteger(laps) && laps > 0 && laps <= 500 && (length ?? 0) > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isRight || length === undefined) return;
    change((next) => {
      const own = next.races[index]!;
      own.points = lapsOf(laps, length, start === undefined ? 'line' : lineOf(own));
      delete own.relay;
    });
    setOpen(false);
  };
  return (
    <form className={styles['row']} onSubmit={submit}>
      <div className={styles['narrow']}>
        <NumberField label={t('editor.course.lapCount')} path="" value={laps} onChange={setLaps} />
      </div>
      <div className={styles['narrow']}>
        <DistanceField label={t('editor.course.lapLength')} path="" value={length} onChange={setLength} />
      </div>
      <Button type="submit" disabled={!isRight}>
        {t('editor.course.makeLaps')}
      </Button>
      <Button kind="quiet" onClick={() => setOpen(false)}>
        {t('common.cancel')}
      </Button>
    </form>
  );
}

/** The mat of start and finish of laps: that of the finish, unless it has the name of a point. */
function lineOf({ points }: RaceDraft): string {
  const finish = points.at(-1);
  return finish === undefined || matOf(finish) === finish.id ? 'line' : matOf(finish);
}
