/** Who may import whom: the table in docs/architecture.md, checked by `npm run boundaries`. */
const notTests = { pathNot: '\\.test\\.tsx?$' };

/** `from` may reach nothing inside the project but `to`. */
function only(name, from, to, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, ...notTests },
    to: { path: '^(common|server|public|standalone|cli|rules|test|scripts)/', pathNot: to },
  };
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: '^(common|server|public|standalone|cli)/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    only('engine-stands-alone', '^common/engine/', '^common/engine/', 'The engine imports only itself.'),
    {
      name: 'engine-by-its-door',
      comment: 'Outside the engine only its index.ts is known.',
      severity: 'error',
      from: { pathNot: '^common/engine/|\\.test\\.tsx?$|^test/|^scripts/' },
      to: { path: '^common/engine/', pathNot: '^common/engine/index\\.ts$' },
    },
    only('osquery-knows-the-engine-only', '^common/osquery/', '^common/(osquery/|engine/index\\.ts$)'),
    only('guides-look-down', '^common/guides/', '^common/(guides|osquery)/|^common/engine/index\\.ts$'),
    only('exceptions-look-down', '^common/exceptions/', '^common/exceptions/|^common/engine/index\\.ts$'),
    only('rules-look-down', '^common/rules/', '^common/(rules|guides|osquery|exceptions)/|^common/engine/index\\.ts$'),
    only('linting-looks-down', '^common/linting/', '^common/(linting|rules|guides|osquery)/|^common/engine/index\\.ts$', 'Rules as everybody reads them, and how guides and queries are taken apart.'),
    only('detection-looks-down', '^common/detection/', '^common/(detection/|rules/index\\.ts$|engine/index\\.ts$)', 'A rule of any type as something that runs: over the doors of rules and engine.'),
    only('common-stays-common', '^common/', '^common/'),
    only('server-app-knows-common', '^server/app/', '^(common|server/app)/'),
    only('server-kibana-is-a-plug', '^server/(kibana|[^/]+\\.ts$)', '^(common|server)/'),
    only('features-look-down', '^public/features/', '^(common|public/(features|shared))/'),
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^public/features/([^/]+)/' },
      to: { path: '^public/features/([^/]+)/', pathNot: '^public/features/$1/' },
    },
    only('shared-stands-below', '^public/shared/', '^(common|public/shared)/'),
    only('public-stays-in-the-browser', '^public/', '^(common|public)/'),
    only('standalone-borrows-the-apps', '^standalone/', '^(common|server/app|public/app|standalone|rules)/'),
    only('cli-borrows-standalone', '^cli/', '^(common|server/app|standalone|cli)/'),
    {
      name: 'nothing-that-ships-imports-tests',
      severity: 'error',
      from: { path: '^(common|server|public|standalone|cli)/', ...notTests },
      to: { path: '^test/|\\.test\\.tsx?$' },
    },
    {
      name: 'common-has-no-node',
      severity: 'error',
      from: { path: '^(common|public)/', ...notTests },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'everything-resolves', severity: 'error', from: { path: '^(common|server|public|standalone|cli)/' }, to: { couldNotResolve: true, pathNot: '^@kbn/|\\.peggy$|^ig:' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
