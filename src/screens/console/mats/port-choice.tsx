import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPorts, type Port } from '../../api/calls.ts';
import { Field, TextInput } from '../../components/field.tsx';

interface Props {
  path: string;
  /** With the adapter's serial number where it is one of the ports that are there. */
  onPort: (port: Port) => void;
}

/** A serial port of the station, from the list or typed. */
export function PortChoice({ path, onPort }: Props) {
  const { t } = useTranslation();
  const [ports, setPorts] = useState<Port[] | null>(null);
  const [unknown, setUnknown] = useState(false);
  useEffect(() => {
    getPorts().then(
      (answer) => {
        setPorts(answer.ports);
        if (answer.ports[0] !== undefined) onPort(answer.ports[0]);
      },
      () => setUnknown(true),
    );
  }, [onPort]);
  const looking = t(unknown ? 'readerDialog.portsUnknown' : 'readerDialog.looking');
  const hint = ports === null ? looking : t('readerDialog.portsFound', { count: ports.length });
  const typed = (text: string) => onPort(ports?.find((port) => port.path === text) ?? { path: text });
  return (
    <Field label={t('readerDialog.port')} hint={hint}>
      <TextInput list="ports" value={path} onChange={(event) => typed(event.target.value)} />
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
