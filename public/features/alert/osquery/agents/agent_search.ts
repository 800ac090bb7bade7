/** What is asked of the list of agents: KQL over the agents' index, short enough for every version. What a person types stays text in it. */
import { AGENT_HOST_FIELD, AGENT_HOST_KEYWORD, MOST_AGENT_KUERY } from '../../../../../common/api';
import type { PolicyName } from './agent';

export interface AgentSearch {
  readonly text: string;
  readonly withoutOffline: boolean;
}

export const MOST_SEARCHED = 60;
const MOST_WORDS = 4;
const MOST_POLICIES = 5;

/** Every word has to be in the host's name, the id or the operating system; or all of the text in the name of a policy. */
export function searchKuery({ text, withoutOffline }: AgentSearch, policies: readonly PolicyName[]): string {
  const typed = text.slice(0, MOST_SEARCHED).trim();
  const words = typed.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const named = words.length === 0 ? [] : policies.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  const found = anyOf([
    ...(words.length === 0 ? [] : [words.map(wordKuery).join(' and ')]),
    // A name that fits more policies than go into the query says little about any of them.
    ...(named.length > 0 && named.length <= MOST_POLICIES ? [`policy_id: (${named.map(({ id }) => `${piece(id)}*`).join(' or ')})`] : []),
  ]);
  return [...(found === undefined ? [] : [found]), ...(withoutOffline ? ['not status: offline'] : [])].join(' and ');
}

/** The keyword of a host's name knows large letters from small ones; its words do not, and are apart where a hyphen stands. */
function wordKuery(word: string): string {
  const parts = word.split(/[^\p{L}\p{N}._]+/u).filter(Boolean);
  const spellings = [...new Set([word, word.toLowerCase(), word.toUpperCase()])].map((spelling) => `*${piece(spelling)}*`);
  const inName = [
    `${AGENT_HOST_KEYWORD}: (${spellings.join(' or ')})`,
    ...(parts.length === 0 ? [] : [`${AGENT_HOST_FIELD}: (${parts.map(asWord).join(' and ')})`]),
  ];
  return `(${[...inName, `agent.id: *${piece(word)}*`, `local_metadata.os.platform: *${piece(word.toLowerCase())}*`].join(' or ')})`;
}

/** Of `eb-3-pr` the first is the end of a word, the last the beginning of one. */
function asWord(part: string, at: number, parts: readonly string[]): string {
  return `${at === 0 ? '*' : ''}${piece(part)}${at === parts.length - 1 ? '*' : ''}`;
}

function anyOf(parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : `(${parts.join(' or ')})`;
}

/**
 * Text within a pattern: nothing in it is a mark or an operator. Kibana takes `not` with a blank behind it for one wherever it stands, in
 * `*knot and` as well, and has no escape for it but by number, for a backslash before an n makes a line break.
 */
const piece = (text: string): string =>
  text.replace(/[\\():<>"*{}]/g, '\\$&').replace(/n(?=ot$)/i, (letter) => (letter === 'n' ? '\\u006e' : '\\u004e'));

/** Questions for agents by their ids, each short enough. */
export function idKueries(ids: readonly string[]): readonly { readonly ids: readonly string[]; readonly kuery: string }[] {
  const parts: string[][] = [];
  let length = 0;
  for (const id of ids) {
    const size = quoted(id).length + ' or '.length;
    const last = parts[parts.length - 1];
    if (last === undefined || length + size > MOST_AGENT_KUERY - 'agent.id: ()'.length) {
      parts.push([id]);
      length = size;
    } else {
      last.push(id);
      length += size;
    }
  }
  return parts.map((part) => ({ ids: part, kuery: `agent.id: (${part.map(quoted).join(' or ')})` }));
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
