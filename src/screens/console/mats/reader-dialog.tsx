import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { chipCheckMat } from '../../../contract/chip-check.ts';
import { getProtocols, postReader, type Port, type ProtocolView } from '../../api/calls.ts';
import { finishMat, raceIn, useEvent } from '../../feed/event.ts';
import { useNames } from '../../i18n/use-names.ts';
import { useMessage } from '../../i18n/use-message.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActs } from '../../components/dialog.tsx';
import { Field, SelectInput, TextInput } from '../../components/field.tsx';
import { attempt } from '../attempt.ts';
import { closeDialog } from '../console-state.ts';
import { entryInput } from '../entry-focus.ts';
import { Detect } from './detect.tsx';
import { PortChoice } from './port-choice.tsx';
import { listeningAddress, networkAddress, serialAddress } from './reader-address.ts';

const usual: ProtocolView = { name: 'a0', title: '0xA0', models: [], bauds: [115_200], tcpPorts: [4001] };
const speeds = [921_600, 460_800, 230_400, 115_200, 57_600, 38_400, 19_200, 9600, 4800];

type Way = 'serial' | 'network' | 'listen';

/** Asks where a reader is, what it speaks, and on which timing point its mat lies. */
export function ReaderDialog({ point: asked }: { point: string | null }) {
  const { t } = useTranslation();
  const message = useMessage();
  const event = useEvent();
  const [point, setPoint] = useState(asked ?? finishMat(event, raceIn(event)) ?? 'finish');
  const [way, setWay] = useState<Way>('serial');
  const [port, setPort] = useState<Port>({ path: '' });
  const [host, setHost] = useState('');
  const protocols = useProtocols();
  const [name, setName] = useState(usual.name);
  const protocol = protocols.find((one) => one.name === name) ?? usual;
  const [model, setModel] = useState<string | undefined>();
  const [baud, setBaud] = useState<number | null>(null);
  const [listen, setListen] = useState<string | null>(null);
  const choose = (wanted: string) => {
    if (protocols.some(({ name: one, calls }) => one === wanted && calls === true)) setWay('listen');
    setName(wanted);
    setModel(undefined);
    setBaud(null);
  };
  const what = { protocol: name, model, point };
  const serial = { path: port.path, usb: port.serialNumber, baud: baud ?? protocol.bauds[0] ?? 115_200 };
  const listening = listen ?? String(protocol.tcpPorts[0] ?? 10_000);
  const addresses = {
    serial: () => serialAddress({ ...what, ...serial }),
    network: () => networkAddress({ ...what, host }),
    listen: () => listeningAddress({ ...what, listen: listening }),
  };
  const address = addresses[way]();
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (address !== null && (await attempt(postReader(address))) !== null) closeDialog();
  };
  return (
    <Dialog title={t('readerDialog.title')} onClose={closeDialog} finalFocus={() => entryInput.current}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'contents' }}>
        <PointChoice point={point} onPoint={setPoint} />
        <Field label={t('readerDialog.way')}>
          <SelectInput value={way} onChange={(event) => setWay(event.target.value as Way)}>
            <option value="serial">{t('readerDialog.serial')}</option>
            <option value="network">{t('readerDialog.network')}</option>
            <option value="listen">{t('readerDialog.listen')}</option>
          </SelectInput>
        </Field>
        {way === 'serial' ? <PortChoice path={port.path} onPort={setPort} /> : null}
        {way === 'network' ? (
          <Field
            label={t('readerDialog.host')}
            hint={t('readerDialog.hostHint', { port: protocol.tcpPorts[0] ?? 4001 })}
          >
            <TextInput value={host} onChange={(event) => setHost(event.target.value)} />
          </Field>
        ) : null}
        {way === 'listen' ? (
          <Field label={t('readerDialog.listenPort')} hint={t('readerDialog.listenHint')}>
            <TextInput value={listening} onChange={(event) => setListen(event.target.value)} />
          </Field>
        ) : (
          <Detect
            place={way === 'serial' ? port.path : host}
            onFound={(found) => {
              choose(found.protocol);
              setBaud(found.baud);
              const [, there] = /^tcp:([^?]+)/.exec(found.address) ?? [];
              if (there !== undefined) setHost(there);
            }}
          />
        )}
        <Field label={t('readerDialog.protocol')}>
          <SelectInput value={name} onChange={(event) => choose(event.target.value)}>
            {protocols.map((one) => (
              <option key={one.name} value={one.name}>
                {message({ code: `protocol.${one.name}` })}
              </option>
            ))}
          </SelectInput>
        </Field>
        <ModelChoice protocol={protocol} model={model} onModel={setModel} />
        {way === 'serial' ? (
          <Field label={t('readerDialog.baud')}>
            <SelectInput value={serial.baud} onChange={(event) => setBaud(Number(event.target.value))}>
              {speeds.map((speed) => (
                <option key={speed}>{speed}</option>
              ))}
            </SelectInput>
          </Field>
        ) : null}
        <DialogActs>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" kind="primary" disabled={address === null}>
            {t('readerDialog.connect')}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

function PointChoice({ point, onPoint }: { point: string; onPoint: (point: string) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  return (
    <Field label={t('readerDialog.point')}>
      {event === null ? (
        <TextInput value={point} onChange={(event) => onPoint(event.target.value)} />
      ) : (
        <SelectInput value={point} onChange={(event) => onPoint(event.target.value)}>
          {[...event.mats.map(({ id }) => id), chipCheckMat].map((id) => (
            <option key={id} value={id}>
              {names.mat(event, id)}
            </option>
          ))}
        </SelectInput>
      )}
    </Field>
  );
}

interface ModelChoiceProps {
  protocol: ProtocolView;
  model: string | undefined;
  onModel: (model: string) => void;
}

function ModelChoice({ protocol: { models }, model, onModel }: ModelChoiceProps) {
  const { t } = useTranslation();
  if (models.length < 2) return null;
  return (
    <Field label={t('readerDialog.model')}>
      <SelectInput value={model ?? models[0]} onChange={(event) => onModel(event.target.value)}>
        {models.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </SelectInput>
    </Field>
  );
}

function useProtocols(): ProtocolView[] {
  const [protocols, setProtocols] = useState([usual]);
  useEffect(() => {
    getProtocols().then(
      (answer) => setProtocols(answer.protocols),
      () => undefined,
    );
  }, []);
  return protocols;
}
