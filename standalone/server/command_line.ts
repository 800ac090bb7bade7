/** The command line of the standalone server: every option with its meaning, and what to say when one is wrong. */
import type { Locale } from '../../common/rules/rule';
import { defaultSettings, type Settings } from '../../server/app/settings';
import { readSetting } from './setting_options';

export interface ServerOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly rules: readonly string[];
  readonly events: readonly string[];
  readonly locale: Locale;
  readonly reset: boolean;
  readonly settings: Settings;
}

export type CommandLine =
  | { readonly kind: 'serve'; readonly options: ServerOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

export const helpText = `Investigation Guides, standalone

  npm start -- [options]

  --port N           the port to listen on, on 127.0.0.1 only (default 5601)
  --data-dir DIR     where the store is kept (default .data)
  --rules PATH...    rules to load beside the bundled ones: folders, .toml files, or .ndjson as Kibana exports them;
                     a rule with the rule_id of a bundled one takes its place; what was given once stays loaded
  --events FILE...   events to load, one JSON object a line (.gz too); a new store without this gets sample events
  --locale LANG      language of the pages at first: en or zh-CN (default en)
  --reset            forget everything stored in the data directory and begin anew
  --help             this text

Limits (in Kibana: settings under investigation_guides in kibana.yml)

  --look-back TIME            how far back the preview of an exception counts (default 30d)
  --related-look-back TIME    from how long before an alert the others of its user and host are counted (default 48h)
  --max-preview-alerts N      alerts of a rule that a preview walks through, the newest first (default 50000)
  --max-alerts-per-page N     alerts that a page of the queue may hold (default 200)
  --max-request-body SIZE     size of a request, events apart (default 1mb)
`;

export function parseCommandLine(args: readonly string[], defaultDataDir: string): CommandLine {
  const lists: Record<'--rules' | '--events', string[]> = { '--rules': [], '--events': [] };
  const options: { -readonly [Key in keyof ServerOptions]: ServerOptions[Key] } = {
    port: 5601,
    dataDir: defaultDataDir,
    rules: lists['--rules'],
    events: lists['--events'],
    locale: 'en',
    reset: false,
    settings: defaultSettings,
  };
  const words = args.flatMap(splitAssignment);
  while (words.length > 0) {
    const option = words.shift();
    switch (option) {
      case '--help':
      case '-h':
        return { kind: 'help' };
      case '--reset':
        options.reset = true;
        break;
      case '--port': {
        const port = words.shift();
        if (port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong('--port takes a number from 0 to 65535');
        options.port = Number(port);
        break;
      }
      case '--data-dir': {
        const dataDir = takeValues(words)[0];
        if (dataDir === undefined || dataDir === '') return wrong('--data-dir takes a folder');
        options.dataDir = dataDir;
        words.splice(0, 1);
        break;
      }
      case '--locale': {
        const locale = words.shift();
        if (locale !== 'en' && locale !== 'zh-CN') return wrong('--locale takes en or zh-CN');
        options.locale = locale;
        break;
      }
      case '--rules':
      case '--events': {
        const paths = takeValues(words);
        if (paths.length === 0) return wrong(`${option} takes at least one ${option === '--rules' ? 'folder or file' : 'file'}`);
        words.splice(0, paths.length);
        lists[option].push(...paths);
        break;
      }
      default: {
        const read = readSetting(option ?? '', words[0]);
        if (read?.ok === true) {
          options.settings = { ...options.settings, [read.setting]: read.value };
          words.shift();
          break;
        }
        if (read?.ok === false) return wrong(read.message);
        return wrong(option?.startsWith('-') ? `unknown option ${option}` : `unexpected argument ${JSON.stringify(option)}`);
      }
    }
  }
  return { kind: 'serve', options };
}

/** `--port=5602` is read as `--port 5602`. */
function splitAssignment(word: string): readonly string[] {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at === -1 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

/** The values that follow an option: everything up to the next option. */
function takeValues(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word.startsWith('--'));
  return end === -1 ? [...words] : words.slice(0, end);
}

function wrong(message: string): CommandLine {
  return { kind: 'wrong', message: `${message}. --help lists the options.` };
}
