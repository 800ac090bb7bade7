/**
 * The libraries that Kibana shares with its plugins, for esbuild: an import of one reads `window.__kbnSharedDeps__` when the
 * bundle is evaluated. None of them is ever bundled, so that there is one React and one EUI on the page.
 */
const globals = {
  react: 'React',
  'react-dom': 'ReactDom',
  'react-router-dom': 'ReactRouterDom',
  history: 'History',
  '@elastic/eui': 'ElasticEui',
  '@emotion/react': 'EmotionReact',
  '@kbn/i18n': 'KbnI18n',
  '@kbn/i18n-react': 'KbnI18nReact',
  '@tanstack/react-query': 'ReactQuery',
  moment: 'Moment',
};

/** Not shared by Kibana; over the shared React it is a few lines. A key comes apart from the props here. */
const jsxRuntime = `
  const React = require('react');
  const jsx = (type, props, key) => React.createElement(type, key === undefined ? props : { ...props, key });
  module.exports = { jsx, jsxs: jsx, Fragment: React.Fragment };`;

/** Libraries that must not be bundled by accident: a deep import of EUI, a second React. */
const refused = /^(@elastic\/eui|@emotion\/[\w-]+|react-dom|react-router|react-intl)(\/|$)/;

export const sharedDepsPlugin = {
  name: 'shared-deps',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
      if (path in globals) return { path, namespace: 'shared-dep' };
      if (path === 'react/jsx-runtime' || path === 'react/jsx-dev-runtime') return { path, namespace: 'jsx-runtime' };
      if (!refused.test(path)) return undefined;
      return { errors: [{ text: `${path} (in ${importer}) is not shared by Kibana and must not be bundled` }] };
    });
    build.onLoad({ filter: /.*/, namespace: 'shared-dep' }, ({ path }) => ({
      contents: `module.exports = window.__kbnSharedDeps__.${globals[path]};`,
    }));
    build.onLoad({ filter: /.*/, namespace: 'jsx-runtime' }, () => ({ contents: jsxRuntime, resolveDir: process.cwd() }));
  },
};

export const sharedDepNames = Object.values(globals);
