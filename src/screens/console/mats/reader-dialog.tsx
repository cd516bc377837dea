import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { getPorts, postReader, type Port } from '../../api/calls.ts';
import { useFeed } from '../../feed/store.ts';
import { useNames } from '../../language/use-names.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, DialogActs } from '../../parts/dialog.tsx';
import { Field, SelectInput, TextInput } from '../../parts/field.tsx';
import { attempt } from '../attempt.ts';
import { stopAsking } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { networkAddress, serialAddress } from './reader-address.ts';

const rates = [115200, 57600, 38400, 19200, 9600];

/** Asks where a reader is and on which timing point its mat lies. */
export function ReaderDialog({ point: asked }: { point: string | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const points = useFeed((feed) => feed.sections?.race?.points ?? null);
  const [point, setPoint] = useState(asked ?? points?.at(-1)?.id ?? 'finish');
  const [way, setWay] = useState<'serial' | 'network'>('serial');
  const [path, setPath] = useState('');
  const [baud, setBaud] = useState(115200);
  const [host, setHost] = useState('');
  const address = way === 'serial' ? serialAddress({ path, baud, point }) : networkAddress({ host, point });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (address !== null && (await attempt(postReader(address))) !== null) stopAsking();
  };
  return (
    <Dialog title={t('reader.title')} onClose={stopAsking} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <Field label={t('reader.point')}>
          {points === null ? (
            <TextInput value={point} onChange={(event) => setPoint(event.target.value)} />
          ) : (
            <SelectInput value={point} onChange={(event) => setPoint(event.target.value)}>
              {points.map((view) => (
                <option key={view.id} value={view.id}>
                  {names.point(view)}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
        <Field label={t('reader.way')}>
          <SelectInput
            value={way}
            onChange={(event) => setWay(event.target.value === 'serial' ? 'serial' : 'network')}
          >
            <option value="serial">{t('reader.serial')}</option>
            <option value="network">{t('reader.network')}</option>
          </SelectInput>
        </Field>
        {way === 'serial' ? (
          <>
            <PortChoice path={path} onPath={setPath} />
            <Field label={t('reader.baud')}>
              <SelectInput value={baud} onChange={(event) => setBaud(Number(event.target.value))}>
                {rates.map((rate) => (
                  <option key={rate}>{rate}</option>
                ))}
              </SelectInput>
            </Field>
          </>
        ) : (
          <Field label={t('reader.host')} hint={t('reader.hostHint')}>
            <TextInput value={host} onChange={(event) => setHost(event.target.value)} />
          </Field>
        )}
        <DialogActs>
          <Button onClick={stopAsking}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={address === null}>
            {t('reader.connect')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

/** A serial port of the station, from the list or typed. */
function PortChoice({ path, onPath }: { path: string; onPath: (path: string) => void }) {
  const { t } = useTranslation();
  const [ports, setPorts] = useState<Port[] | null>(null);
  useEffect(() => {
    getPorts().then(
      (answer) => {
        setPorts(answer.ports);
        if (answer.ports[0] !== undefined) onPath(answer.ports[0].path);
      },
      () => setPorts([]),
    );
  }, [onPath]);
  const hint = ports === null ? t('reader.looking') : t('reader.portsFound', { count: ports.length });
  return (
    <Field label={t('reader.port')} hint={hint}>
      <TextInput list="ports" value={path} onChange={(event) => onPath(event.target.value)} />
      <datalist id="ports">
        {ports?.map((port) => (
          <option key={port.path} value={port.path}>
            {[port.manufacturer, port.serialNumber].filter((part) => part !== undefined).join(' ')}
          </option>
        ))}
      </datalist>
    </Field>
  );
}
