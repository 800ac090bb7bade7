/** How a value of a result is written for people: times in the analyst's zone, sizes as sizes; all else as the host gave it. */
import { cellTimeMs, type ColumnKind } from '../../../../common/osquery/results';
import { formatTime } from '../../../shared/time';

/** Undefined where the value is best read as it is. */
export function readableCell(kind: ColumnKind, text: string): string | undefined {
  const timeMs = cellTimeMs(kind, text);
  if (timeMs !== undefined) return formatTime(new Date(timeMs).toISOString());
  return kind === 'bytes' && text !== '' ? formatBytes(Number(text)) : undefined;
}

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `47 KiB`; undefined for what is no size, such as -1. */
export function formatBytes(bytes: number): string | undefined {
  if (!(bytes >= 1024)) return bytes >= 0 ? `${bytes} B` : undefined;
  const power = Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), UNITS.length);
  const amount = bytes / 1024 ** power;
  return `${amount >= 100 ? Math.round(amount) : Number(amount.toFixed(1))} ${UNITS[power - 1] ?? ''}`;
}
