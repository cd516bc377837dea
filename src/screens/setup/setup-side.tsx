import { useTranslation } from 'react-i18next';
import { Mark } from '../components/mark.tsx';
import { useNames } from '../i18n/use-names.ts';
import { useChecklist, worstOf } from './before-the-gun/use-checklist.ts';
import type { Fault } from './draft/check.ts';
import { useDraftState } from './draft/draft-store.ts';
import type { EventDraft } from './draft/event-draft.ts';
import { isBlank } from './draft/local-name.ts';
import { parts, placeOf, type Part } from './draft/place-of.ts';
import { useFaultText } from './fields/use-fault.ts';
import styles from './setup-screen.module.css';
import { pointName } from './use-point-name.ts';
import { showPage, showPlace, usePage } from './use-place.ts';

const faultsShown = 12;

/** The parts of the event, and what is wrong in them. */
export function SetupSide({ draft }: { draft: EventDraft }) {
  const { t } = useTranslation();
  const { page, race } = usePage();
  const { faults, doubts } = useDraftState(({ checked }) => checked);
  const level = worstOf(useChecklist());
  const doubted = new Set(doubts.map(({ problem: { code } }) => partOfDoubt(code)));
  return (
    <nav className={styles['side']} aria-label={t('editor.title')}>
      <ul className={styles['parts']}>
        {parts.map((part) => {
          const count = faults.filter(({ path }) => placeOf(path).part === part).length;
          return (
            <li key={part}>
              <button
                type="button"
                className={styles['part']}
                aria-current={page === part ? 'page' : undefined}
                onClick={() => showPage(part, race)}
              >
                <span className={styles['partName']}>{t(`editor.parts.${part}`)}</span>
                {count > 0 ? (
                  <span className={styles['count']}>
                    <Mark level="bad" />
                    {count}
                  </span>
                ) : doubted.has(part) ? (
                  <span className={styles['doubt']}>
                    <Mark level="look" />
                  </span>
                ) : null}
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            className={styles['part']}
            aria-current={page === 'ready' ? 'page' : undefined}
            onClick={() => showPage('ready')}
          >
            <span className={styles['partName']}>{t('beforeGun.title')}</span>
            <Mark level={level} />
          </button>
        </li>
      </ul>
      {faults.length === 0 ? null : <Faults draft={draft} faults={faults} />}
    </nav>
  );
}

const partOfDoubt = (code: string): Part =>
  code === 'start-day' ? 'guns' : code === 'cut-off-order' ? 'races' : 'categories';

function Faults({ draft, faults }: { draft: EventDraft; faults: readonly Fault[] }) {
  const { t } = useTranslation();
  const text = useFaultText();
  const where = usePlaceText(draft);
  return (
    <div className={styles['faults']} role="status">
      <p className={styles['faultsTitle']}>{t('editor.faults', { count: faults.length })}</p>
      {faults.slice(0, faultsShown).map((fault) => (
        <button
          key={`${fault.path} ${fault.reason.code}`}
          type="button"
          className={styles['faultLink']}
          onClick={() => showPlace(placeOf(fault.path))}
        >
          <b>{where(fault.path)}</b> {text(fault)}
        </button>
      ))}
    </div>
  );
}

/** Where a field stands, in words: `Half marathon · Races · 10 km`. */
export function usePlaceText(draft: EventDraft): (path: string) => string {
  const { t } = useTranslation();
  const names = useNames();
  return (path) => {
    const { part, race: index } = placeOf(path);
    const race = index === null ? undefined : draft.races[index];
    const [, , field, at] = path.split('.');
    const point = field === 'points' ? race?.points[Number(at)] : undefined;
    const category =
      field === 'categories' && typeof race?.categories === 'object'
        ? race.categories[Number(at)]
        : undefined;
    return [
      race === undefined ? null : isBlank(race.name) ? race.id : names.text(race.name),
      t(`editor.parts.${part}`),
      point === undefined ? null : pointName(names, point),
      category === undefined ? null : category.name === undefined ? category.id : names.text(category.name),
    ]
      .filter((one) => one !== null)
      .join(' · ');
  };
}
