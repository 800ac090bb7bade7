/** The libraries that Kibana shares with its plugins, under the names that Kibana gives them, for the standalone page. */
import * as ElasticEui from '@elastic/eui';
import * as EmotionReact from '@emotion/react';
import * as ReactQuery from '@tanstack/react-query';
import * as History from 'history';
import Moment from 'moment';
import 'moment/locale/zh-cn';
import * as React from 'react';
import * as ReactDomBase from 'react-dom';
import { createRoot } from 'react-dom/client';
import * as ReactRouterDom from 'react-router-dom';
import * as KbnI18n from './kbn_i18n';
import * as KbnI18nReact from './kbn_i18n_react';

Moment.locale('en');

/** `react-dom/client` is a thin door to the same functions; Kibana's shared ReactDom has them as well. */
const ReactDom = { ...ReactDomBase, createRoot };

Object.assign(window, {
  __kbnSharedDeps__: {
    ElasticEui,
    EmotionReact,
    History,
    KbnI18n,
    KbnI18nReact,
    Moment,
    React,
    ReactDom,
    ReactQuery,
    ReactRouterDom,
  },
});
