/** What every store of rules promises. The adapter is opened holding the given rules and problems. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../common/rules/rule';
import type { RuleStore } from '../../server/app/ports';
import { sampleRule } from '../fakes/sample_rule';
import { withStore, type Opened } from './opened';

export interface RuleStoreContent {
  readonly rules: readonly Rule[];
  readonly problems: readonly { readonly source: string; readonly message: string }[];
}

const content: RuleStoreContent = {
  rules: [sampleRule({ id: 'saved-1', ruleId: 'stable-1', name: 'One' }), sampleRule({ id: 'saved-2', ruleId: 'stable-2', name: 'Two' })],
  problems: [{ source: 'rules/broken.toml', message: 'line 3: a value is missing' }],
};

/** Reasons for which a store cannot run a case. */
export interface SkippedRuleCases {
  readonly problems?: string;
}

export function describeRuleStore(
  name: string,
  open: (content: RuleStoreContent) => Promise<Opened<RuleStore>>,
  skipped: SkippedRuleCases = {}
): void {
  const problemsCase = skipped.problems === undefined ? it : it.skip;
  const filled = (run: (store: RuleStore) => Promise<void>) => withStore(() => open(content), run);

  describe(`${name} keeps rules`, () => {
    it(
      'lists its rules whole',
      filled(async (store) => {
        const rules = [...(await store.list())].sort((a, b) => (a.id < b.id ? -1 : 1));
        // `source` says where this store read the rule.
        expect(rules).toEqual(content.rules.map((rule) => ({ ...rule, source: expect.any(String) })));
      })
    );

    it(
      'finds a rule by its saved object id and by its stable id',
      filled(async (store) => {
        expect((await store.get('saved-2'))?.name).toBe('Two');
        expect((await store.get('stable-2'))?.name).toBe('Two');
        expect(await store.get('no-such-rule')).toBeUndefined();
      })
    );

    it(
      'knows which stable ids are those of rules',
      filled(async (store) => {
        const { ids, total } = await store.known(['stable-2', 'saved-1', 'nobody', 'stable-1']);
        expect([...ids].sort()).toEqual(['stable-1', 'stable-2']);
        expect(total).toBe(2);
        expect([...(await store.known([])).ids]).toEqual([]);
      })
    );

    problemsCase(
      skipped.problems === undefined ? 'tells what could not be loaded' : `tells what could not be loaded (skipped: ${skipped.problems})`,
      filled(async (store) => {
        expect(await store.problems()).toEqual(content.problems);
      })
    );

    it(
      'can be empty',
      withStore(
        () => open({ rules: [], problems: [] }),
        async (store) => {
          expect(await store.list()).toEqual([]);
          expect(await store.problems()).toEqual([]);
        }
      )
    );
  });
}
