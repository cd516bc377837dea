import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { useNames } from '../../i18n/use-names.ts';
import { change } from '../draft/draft-store.ts';
import { putOnMat, removePoint } from '../draft/edits.ts';
import {
  matOf,
  matsAt,
  siteOf,
  type EventDraft,
  type PointDraft,
  type RaceDraft,
} from '../draft/event-draft.ts';
import { nameOrNone } from '../draft/local-name.ts';
import { CheckField, SelectField } from '../fields/choices.tsx';
import { ShortNameField } from '../fields/name-field.tsx';
import { DistanceField, DurationField } from '../fields/typed-fields.tsx';
import table from '../table.module.css';
import { pointName } from '../use-point-name.ts';
import { PointSettings } from './point-settings.tsx';
import { RemoveButton } from './remove-button.tsx';

interface Props {
  draft: EventDraft;
  race: RaceDraft;
  index: number;
}

/** The points of a course, in its order. */
export function CourseTable({ draft, race, index }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className={table['scroll']}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th>{t('editor.course.point')}</th>
            <th>{t('editor.course.distance')}</th>
            <th>{t('editor.course.mat')}</th>
            <th>{t('editor.course.kind')}</th>
            <th>{t('editor.course.closes')}</th>
            {race.relay === undefined ? null : <th>{t('editor.course.exchange')}</th>}
            <th aria-label={t('editor.actsHead')}> </th>
          </tr>
        </thead>
        <tbody>
          {race.points.map((point, at) => (
            <PointRow
              key={at}
              {...{ draft, race, index, point, at }}
              isOpen={open === at}
              onOpen={() => setOpen(open === at ? null : at)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Props {
  point: PointDraft;
  at: number;
  isOpen: boolean;
  onOpen: () => void;
}

function PointRow({ draft, race, index, point, at, isOpen, onOpen }: RowProps) {
  const { t } = useTranslation();
  const names = useNames();
  const path = `races.${index}.points.${at}`;
  const name = pointName(names, point);
  const set = (recipe: (point: PointDraft) => void) =>
    change((next) => recipe(next.races[index]!.points[at]!));
  const end = point.kind === 'start' || point.kind === 'finish' ? point.kind : null;
  return (
    <>
      <tr>
        <td className={table['named']}>
          <ShortNameField
            label={t('editor.course.nameOf', { point: name })}
            path={`${path}.name`}
            placeholder={pointName(names, { ...point, name: undefined })}
            value={point.name}
            onChange={(text) => set((one) => void (one.name = nameOrNone(text)))}
          />
        </td>
        <td className={table['number']}>
          {point.kind === 'start' ? (
            <span className={table['plain']}>0</span>
          ) : (
            <DistanceField
              bare
              label={t('editor.course.distanceOf', { point: name })}
              path={`${path}.distance`}
              value={point.distance}
              onChange={(distance) => set((one) => void (one.distance = distance))}
            />
          )}
        </td>
        <td>
          <MatChoice
            {...{ draft, race, index, point, at }}
            label={t('editor.course.matOf', { point: name })}
          />
        </td>
        <td>
          {end !== null ? (
            <span className={table['plain']}>{t(`point.${end}`)}</span>
          ) : (
            <SelectField
              bare
              label={t('editor.course.kindOf', { point: name })}
              path={`${path}.kind`}
              value={point.kind}
              choices={(['split', 'spotter'] as const).map((value) => ({
                value,
                text: t(`editor.course.kinds.${value}`),
              }))}
              onChange={(kind) => set((one) => void (one.kind = kind))}
            />
          )}
        </td>
        <td className={table['number']}>
          {point.kind === 'start' || point.kind === 'spotter' ? null : (
            <DurationField
              bare
              label={t('editor.course.closesOf', { point: name })}
              path={`${path}.cutOffSeconds`}
              placeholder={t('editor.course.never')}
              value={point.cutOffSeconds}
              onChange={(seconds) => set((one) => void (one.cutOffSeconds = seconds))}
            />
          )}
        </td>
        {race.relay === undefined ? null : (
          <td>
            {point.kind !== 'split' ? null : (
              <CheckField
                label=""
                name={t('editor.course.exchangeAt', { point: name })}
                checked={race.relay.exchanges.includes(point.id)}
                onChange={(isExchange) =>
                  change((next) => setExchange(next.races[index]!, point.id, isExchange))
                }
              />
            )}
          </td>
        )}
        <td className={table['acts']}>
          <Button
            kind="quiet"
            aria-expanded={isOpen}
            aria-label={t('editor.course.moreOf', { point: name })}
            title={t('editor.course.moreOf', { point: name })}
            onClick={onOpen}
          >
            <Settings2 />
          </Button>
          <RemoveButton
            what={name}
            hidden={end !== null}
            onRemove={() => change((next) => removePoint(next.races[index]!, at))}
          />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={7}>
            <PointSettings point={point} path={path} set={set} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** Not the id of a mat: an empty choice stands for one of the point's own. */
const own = '';

function MatChoice({
  draft,
  race,
  index,
  point,
  at,
  label,
}: Omit<RowProps, 'isOpen' | 'onOpen'> & { label: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const site = siteOf(draft, race);
  const mats = site === undefined ? [] : matsAt(draft, site);
  const textOf = (id: string) => {
    const name = site?.mats.find((mat) => mat.id === id)?.name;
    return name === undefined ? id : names.text(name);
  };
  const isShared = mats.includes(point.id) && matOf(point) !== point.id;
  const choices = [
    ...mats.map((id) => ({ value: id, text: textOf(id) })),
    ...(matOf(point) === point.id || isShared ? [] : [{ value: own, text: t('editor.course.ownMat') }]),
  ];
  return (
    <SelectField
      bare
      label={label}
      path={`races.${index}.points.${at}.id`}
      value={matOf(point)}
      choices={choices}
      onChange={(mat) =>
        change((next) => {
          const race = next.races[index]!;
          putOnMat(next, race, race.points[at]!, mat === own ? null : mat);
        })
      }
    />
  );
}

/** Exchanges stand in the order of the course. */
function setExchange(race: RaceDraft, point: string, isExchange: boolean): void {
  const now = new Set(race.relay?.exchanges);
  if (isExchange) now.add(point);
  else now.delete(point);
  race.relay = { exchanges: race.points.map(({ id }) => id).filter((id) => now.has(id)) };
}
