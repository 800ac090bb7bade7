/** Which kind of section a heading opens, in the wordings that guides use, English and Chinese (simplified and traditional). */
import type { SectionKind } from './guide';
import { withoutSlips } from './heading_slips';

/** `loose` wordings are headings only where they are marked as such: as a bare line or in bold they are as well a word of the author's. */
interface Wording {
  readonly kind: SectionKind;
  readonly exact: RegExp;
  readonly loose?: RegExp;
}

const anyOf = (...wordings: readonly string[]): RegExp => new RegExp(`^(?:${wordings.join('|')})$`, 'u');
const AND = '(?: and | & |, | / |/)';

const wordings: readonly Wording[] = [
  {
    kind: 'steps',
    exact: anyOf(
      '(?:(?:possible|potential|suggested|recommended|initial|key|general|basic|next|further|additional|common|detailed) )*(?:investigation|investigative|triage|analysis)(?: and (?:analysis|response|triage))? (?:steps|actions|checklist|procedures?)',
      'steps (?:to|for) (?:investigate|investigation|triage).*',
      'how to (?:investigate|triage).*',
      '(?:可能的?|可行的?|可采取的?|建议的?|推荐的?|初步的?|可能採取的?|建議的?|推薦的?)?(?:调查|排查|分诊|研判|分析|調查|排查|分析)(?:步骤|步驟|措施|清单|清單|流程)',
      '(?:分类|分诊|研判|分類)(?:步骤|清单|步驟|清單)'
    ),
    loose: anyOf(
      'investigation',
      'investigate',
      'what to (?:review|check|verify|examine|look (?:at|for))(?: first)?',
      '调查',
      '排查',
      '調查'
    ),
  },
  {
    kind: 'related_rules',
    exact: anyOf(
      '(?:related|similar|correlated|associated) (?:detection |siem )?rules',
      '(?:相关|关联|相關|關聯)的?(?:检测|檢測|偵測)?(?:规则|規則)'
    ),
    loose: anyOf('(?:related|similar) (?:alerts|detections)'),
  },
  {
    kind: 'false_positives',
    exact: anyOf(
      `(?:(?:known|common|possible|potential|expected|likely) |(?:validation|verification|tuning)${AND})?false[ -]positives?(?: (?:analysis|considerations?|notes?|steps|guidance|scenarios?|checks?|examples?|tuning|handling|triage|assessment|review|information))?`,
      `(?:false[ -]positives?)${AND}(?:tuning|exceptions?|exclusions?)`,
      '(?:可能的?|常见的?|已知的?|潜在的?|常見的?|潛在的?)?(?:误报|誤報|假阳性|假陽性|误判)(?:的)?(?:分析|排查|说明|注意事项|考虑事项|考虑因素|考虑|判断|研判|场景|情况|排除|處理|说明与排除|說明|注意事項|考慮事項|考量|判斷|情況)?'
    ),
  },
  {
    kind: 'response',
    exact: anyOf(
      `(?:(?:incident )?response|respond|containment|remediation|mitigation)(?:${AND}|, and )(?:response|respond|remediation|remediate|recovery|mitigation|containment|eradication|escalation)(?:(?:${AND}|, and )(?:recovery|remediation|eradication))*(?: steps| actions| recommendations| guidance)?`,
      '(?:incident response|response|remediation|mitigation|containment)(?: (?:steps|actions|recommendations|guidance|plan|measures))',
      '(?:响应|处置|处理|应对|應對|回應|響應|處置)(?:和|与|及|及其|與|以及|、)?(?:修复|补救|缓解|恢复|处置|遏制|修復|補救|緩解|恢復|處置)(?:措施|步骤|建议|步驟|建議)?',
      '(?:响应|处置|补救|修复|缓解|应急响应|回應|補救|修復|緩解)(?:措施|步骤|建议|步驟|建議)'
    ),
    loose: anyOf('response', 'remediation', 'containment', 'mitigation', '响应', '处置', '补救', '修复', '回應', '響應', '處置'),
  },
  {
    kind: 'setup',
    exact: anyOf(
      '(?:rule[ -]specific )?set-?up (?:guide|instructions|notes?|steps)',
      '(?:安装|部署|环境|安裝|環境)?(?:和|与|與)?(?:设置|配置|設定|設置)(?:说明|指南|步骤|說明|步驟)',
      '安装(?:和|与)(?:设置|配置)',
      '安裝(?:和|與)(?:設定|設置)'
    ),
    loose: anyOf(
      'set[ -]?up',
      'config(?:uration)?',
      'prerequisites',
      '(?:安装|部署|环境|安裝|環境)?(?:设置|配置|設定|設置)',
      '安装',
      '安裝',
      '前提条件',
      '先决条件'
    ),
  },
  {
    kind: 'triage',
    exact: anyOf(
      `triage${AND}(?:analysis|investigation)`,
      'investigation guide(?:: .+)?',
      '(?:分类|分诊|研判|分级|分類|分級|分流)(?:和|与|及|與|、)?(?:分析|调查|調查)',
      '(?:调查|調查)指南'
    ),
    loose: anyOf('triage', 'investigating .+', '(?:调查|調查).+', '分诊', '研判'),
  },
];

/** Undefined for a heading of the author's own. Case, numbering, emphasis, a wrong letter and what stands behind it do not matter. */
export function kindOfHeading(title: string): SectionKind | undefined {
  const plain = plainTitle(title);
  return kindOfWords(plain) ?? kindOfWords(withoutSlips(plain));
}

function kindOfWords(plain: string): SectionKind | undefined {
  return wordings.find(({ exact, loose }) => exact.test(plain) || (loose?.test(plain) ?? false))?.kind;
}

/** For a line that only looks like a heading (bare, or in bold): the wordings that nobody writes otherwise. */
export function kindOfHeadingLine(line: string): SectionKind | undefined {
  const plain = plainTitle(line);
  return plain.length > 80 ? undefined : wordings.find(({ exact }) => exact.test(plain))?.kind;
}

const NUMBERING =
  /^(?:(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}|[a-h])[.)、．:：]|第?[一二三四五六七八九十]{1,3}[、.．)章节步]|step \d{1,2}[.:)]?)\s*)/u;

/** Longer lines are sentences; and a pattern that is harmless on a title may not be on a hundred thousand characters. */
const LONGEST_TITLE = 300;

function plainTitle(title: string): string {
  if (title.length > LONGEST_TITLE) return '';
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[*_`#~【】「」[\]]/g, ' ')
    .replace(/[‐‑‒–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(NUMBERING, '')
    .replace(/^[^\p{L}\p{N}(]+/u, '')
    .replace(/[\s:.。;!?？！-]+$/u, '')
    .replace(/\s*\([^)]*\)$/, '')
    .trim();
}
