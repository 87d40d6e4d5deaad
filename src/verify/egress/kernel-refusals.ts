/** What the kernel itself refused, because nobody listens there: counted, not named. */
import { readFileSync } from 'node:fs';

/** A counter of /proc/net/snmp, such as `Tcp` `AttemptFails`. */
export function snmpCounter(text: string, protocol: string, name: string): number {
  const [names = '', values = ''] = text
    .split('\n')
    .filter((line) => line.startsWith(`${protocol}: `));
  const at = names.split(' ').indexOf(name);
  return at < 0 ? 0 : Number(values.split(' ')[at] ?? 0);
}

/** Connections refused and datagrams to closed ports, in this network namespace so far. */
export function kernelRefusals(): number {
  const text = readFileSync('/proc/net/snmp', 'utf8');
  return snmpCounter(text, 'Tcp', 'AttemptFails') + snmpCounter(text, 'Udp', 'NoPorts');
}
