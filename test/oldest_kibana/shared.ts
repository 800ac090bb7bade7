/** The standalone page's shared libraries as Kibana 8.12 has them: for journeys, in the place of `standalone/web/shared/shared.ts`. */
import * as ElasticEui from '@elastic/eui';
import * as EmotionReact from '@emotion/react';
import * as ReactQuery from '@tanstack/react-query';
import * as History from 'history';
import Moment from 'moment';
import 'moment/locale/zh-cn';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import * as ReactRouterDom from 'react-router-dom';
import * as KbnI18n from './kbn_i18n';
import * as KbnI18nReact from './kbn_i18n_react';
import { followColors } from './legacy_styles';

Moment.locale('en');
followColors();

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
