/* eslint-disable no-param-reassign, @typescript-eslint/no-dynamic-delete -- everything here is one mutable store of plain objects */
'use strict';
/*
 * In-memory stand-in for Elasticsearch, good enough for a real Kibana server to finish its start-up
 * and for plugins to read and write documents. Plain Node, no dependencies, loopback only.
 * It is a test prop: query relevance, analysis, security and persistence are not modelled.
 *
 * Started by `fork` it sends `{ port }` to its parent and ends when the parent does.
 *
 *   ES_PORT (9299; 0 takes a free one)  ES_VERSION (8.12.2)  ES_LICENSE (trial)  ES_LOG (file for the request log)
 *   ES_SEED (a .ndjson file in _bulk form, loaded at start)
 */
const http = require('http');
const fs = require('fs');
const crypto = require('crypto');

const PORT = Number(process.env.ES_PORT ?? 9299);
const VERSION = process.env.ES_VERSION || '8.12.2';
const LICENSE = process.env.ES_LICENSE || 'trial';
const logStream = process.env.ES_LOG ? fs.createWriteStream(process.env.ES_LOG) : null;
const log = (s) => logStream && logStream.write(s + '\n');

// ---------------------------------------------------------------- state
const indices = new Map(); // name -> { name, uuid, aliases, mappings, settings, docs, created, ds }
const dataStreams = new Map(); // name -> { name, generation, indices: [], template }
const store = {}; // kind -> Map(name -> body): templates, pipelines, policies ...
const kind = (k) => store[k] || (store[k] = new Map());
const tasks = new Map();
const pits = new Map();
let seq = 0;
const START = Date.now();

class EsError extends Error {
  constructor(status, type, reason, extra) {
    super(reason);
    this.status = status;
    this.body = { error: { root_cause: [{ type, reason }], type, reason, ...extra }, status };
  }
}
const notFoundIndex = (n) =>
  new EsError(404, 'index_not_found_exception', `no such index [${n}]`, {
    'resource.type': 'index_or_alias',
    'resource.id': n,
    index_uuid: '_na_',
    index: n,
  });

// ---------------------------------------------------------------- helpers
const isObj = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
const clone = (v) => (v === undefined ? undefined : JSON.parse(JSON.stringify(v)));
const arr = (v) => (v === undefined || v === null ? [] : Array.isArray(v) ? v : [v]);
function merge(a, b) {
  for (const k of Object.keys(b || {})) {
    if (isObj(b[k]) && isObj(a[k])) merge(a[k], b[k]);
    else a[k] = clone(b[k]);
  }
  return a;
}
const globRe = (g) =>
  new RegExp(
    '^' +
      g
        .split('*')
        .map((s) => s.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*') +
      '$'
  );
const has = (o, k) => Object.prototype.hasOwnProperty.call(o, k);
function nestSettings(s) {
  // accept both {index:{a}} and {a} and {"index.a"}; hand back {index:{...}}
  const out = {};
  const put = (path, v) => {
    if (isObj(v)) return Object.keys(v).forEach((k) => put(path.concat(k.split('.')), v[k]));
    let o = out;
    const p = path[0] === 'index' ? path : ['index', ...path];
    p.slice(0, -1).forEach((k) => (o = isObj(o[k]) ? o[k] : (o[k] = {})));
    o[p[p.length - 1]] = v === null ? undefined : Array.isArray(v) ? v : String(v);
  };
  put([], s || {});
  return out;
}
function flat(o, prefix = '', out = {}) {
  for (const k of Object.keys(o || {})) {
    if (isObj(o[k])) flat(o[k], prefix + k + '.', out);
    else out[prefix + k] = o[k];
  }
  return out;
}

// index templates applied on creation
function matchingTemplate(name) {
  let best = null;
  for (const [n, t] of kind('index_template')) {
    if (arr(t.index_patterns).some((p) => globRe(p).test(name))) {
      if (!best || (t.priority || 0) > (best.t.priority || 0)) best = { n, t };
    }
  }
  return best;
}
function composeTemplate(t) {
  const out = { settings: {}, mappings: {}, aliases: {} };
  for (const c of arr(t.composed_of)) {
    const ct = kind('component_template').get(c);
    if (ct && ct.template) {
      merge(out.settings, nestSettings(ct.template.settings));
      merge(out.mappings, ct.template.mappings || {});
      merge(out.aliases, ct.template.aliases || {});
    }
  }
  if (t.template) {
    merge(out.settings, nestSettings(t.template.settings));
    merge(out.mappings, t.template.mappings || {});
    merge(out.aliases, t.template.aliases || {});
  }
  return out;
}
function createIndex(name, body = {}, opts = {}) {
  if (indices.has(name) || findAlias(name).length || dataStreams.has(name)) {
    throw new EsError(400, 'resource_already_exists_exception', `index [${name}/x] already exists`, { index: name });
  }
  const tpl = opts.noTemplate ? null : matchingTemplate(opts.templateFor || name);
  const base = tpl ? composeTemplate(tpl.t) : { settings: {}, mappings: {}, aliases: {} };
  const ix = {
    name,
    uuid: crypto.randomBytes(16).toString('base64url').slice(0, 22),
    aliases: {},
    mappings: {},
    settings: {},
    docs: new Map(),
    created: Date.now(),
    ds: opts.ds,
  };
  merge(ix.settings, base.settings);
  merge(ix.settings, nestSettings(body.settings));
  merge(ix.settings, {
    index: { uuid: ix.uuid, provided_name: name, creation_date: String(ix.created), version: { created: '8500010' } },
  });
  if (!ix.settings.index.number_of_shards) ix.settings.index.number_of_shards = '1';
  if (!ix.settings.index.number_of_replicas) ix.settings.index.number_of_replicas = '0';
  merge(ix.mappings, base.mappings);
  merge(ix.mappings, body.mappings || {});
  merge(ix.aliases, base.aliases);
  merge(ix.aliases, body.aliases || {});
  indices.set(name, ix);
  return ix;
}
function createDataStream(name) {
  if (dataStreams.has(name)) throw new EsError(400, 'resource_already_exists_exception', `data_stream [${name}] already exists`);
  const tpl = matchingTemplate(name);
  const d = new Date().toISOString().slice(0, 10).replace(/-/g, '.');
  const backing = `.ds-${name}-${d}-000001`;
  createIndex(backing, {}, { templateFor: name, ds: name });
  const ds = { name, generation: 1, indices: [backing], template: tpl ? tpl.n : undefined };
  dataStreams.set(name, ds);
  return ds;
}
const findAlias = (a) => [...indices.values()].filter((ix) => has(ix.aliases, a));

function resolve(expr, { ignoreUnavailable = false, allowNoIndices = true } = {}) {
  const names =
    !expr || expr === '_all'
      ? ['*']
      : arr(expr)
          .flatMap((e) => e.split(','))
          .filter(Boolean);
  const out = new Set();
  for (let n of names) {
    n = decodeURIComponent(n);
    if (n.startsWith('-') && names.length > 1) {
      const re = globRe(n.slice(1));
      for (const x of [...out]) if (re.test(x)) out.delete(x);
      continue;
    }
    if (n.includes('*')) {
      const re = globRe(n);
      for (const ix of indices.values()) {
        const hidden = ix.name.startsWith('.') && !n.startsWith('.') && n !== '*';
        if ((re.test(ix.name) && !hidden) || Object.keys(ix.aliases).some((a) => re.test(a)) || (ix.ds && re.test(ix.ds))) out.add(ix.name);
      }
      continue;
    }
    if (n.includes(':')) continue; // remote cluster
    if (indices.has(n)) out.add(n);
    else if (dataStreams.has(n)) dataStreams.get(n).indices.forEach((i) => out.add(i));
    else {
      const al = findAlias(n);
      if (al.length) al.forEach((i) => out.add(i.name));
      else if (!ignoreUnavailable) throw notFoundIndex(n);
    }
  }
  if (!out.size && !allowNoIndices) throw notFoundIndex(arr(expr).join(','));
  return [...out].map((n) => indices.get(n)).filter(Boolean);
}
function writeIndex(name, requireAlias) {
  name = decodeURIComponent(name);
  if (indices.has(name)) {
    if (requireAlias) throw notFoundIndex(name);
    return indices.get(name);
  }
  if (dataStreams.has(name)) {
    const l = dataStreams.get(name).indices;
    return indices.get(l[l.length - 1]);
  }
  const al = findAlias(name);
  if (al.length) {
    const w = al.find((i) => i.aliases[name].is_write_index) || al[0];
    return w;
  }
  if (requireAlias) {
    throw new EsError(
      404,
      'index_not_found_exception',
      `no such index [${name}] and [require_alias] request flag is [true] and [${name}] is not an alias`,
      { index: name }
    );
  }
  const tpl = matchingTemplate(name);
  if (tpl && tpl.t.data_stream) {
    createDataStream(name);
    return writeIndex(name);
  }
  return createIndex(name);
}

// ---------------------------------------------------------------- mappings and values
function fieldMapping(ix, path) {
  let m = ix.mappings;
  const parts = path.split('.');
  let i = 0;
  while (i < parts.length) {
    const props = (m && (m.properties || m.fields)) || {};
    let hit = null;
    for (let j = parts.length; j > i; j--) {
      const k = parts.slice(i, j).join('.');
      if (has(props, k)) {
        hit = [props[k], j];
        break;
      }
      if (m && m.fields && has(m.fields, k)) {
        hit = [m.fields[k], j];
        break;
      }
    }
    if (!hit) return null;
    m = hit[0];
    i = hit[1];
  }
  if (m && m.type === 'alias') return fieldMapping(ix, m.path);
  return m;
}
function valuesAt(src, path) {
  const out = [];
  (function walk(o, p) {
    if (Array.isArray(o)) return o.forEach((x) => walk(x, p));
    if (p === '') {
      if (o !== undefined && o !== null) out.push(o);
      return;
    }
    if (!isObj(o)) return;
    if (has(o, p)) walk(o[p], '');
    let k = p.indexOf('.');
    while (k > 0) {
      const head = p.slice(0, k);
      if (has(o, head)) walk(o[head], p.slice(k + 1));
      k = p.indexOf('.', k + 1);
    }
  })(src, path);
  return out;
}
function fieldValues(doc, path) {
  if (path === '_id') return [doc.id];
  if (path === '_index') return [doc.ix.name];
  const m = fieldMapping(doc.ix, path);
  let v = valuesAt(doc.source, path);
  if (!v.length && path.includes('.')) {
    const parent = path.slice(0, path.lastIndexOf('.'));
    const pv = valuesAt(doc.source, parent).filter((x) => !isObj(x));
    if (pv.length) v = pv;
  }
  if (!v.length && doc.ix.mappings.properties) {
    const own = rawMapping(doc.ix, path);
    if (own && own.type === 'alias') v = valuesAt(doc.source, own.path);
    if (own && own.type === 'constant_keyword' && own.value !== undefined) v = [own.value];
  }
  if (m && m.type === 'flattened') v = v.flatMap((x) => (isObj(x) ? Object.values(flat(x)) : [x]));
  return v;
}
function rawMapping(ix, path) {
  let m = ix.mappings;
  for (const p of path.split('.')) {
    m = m && m.properties && m.properties[p];
    if (!m) return null;
  }
  return m;
}
function learnMapping(ix, src, target = ix.mappings, depth = 0) {
  if (ix.mappings.dynamic === false || ix.mappings.dynamic === 'false' || ix.mappings.dynamic === 'strict' || depth > 12) return;
  if (!isObj(src)) return;
  target.properties = target.properties || {};
  for (const key of Object.keys(src)) {
    let v = src[key];
    if (Array.isArray(v)) v = v.find((x) => x !== null);
    if (v === null || v === undefined) continue;
    let props = target.properties;
    const parts = key.split('.');
    for (const p of parts.slice(0, -1)) {
      props[p] = props[p] || { properties: {} };
      props = props[p].properties || (props[p].properties = {});
    }
    const leaf = parts[parts.length - 1];
    if (isObj(v)) {
      props[leaf] = props[leaf] || { properties: {} };
      const d = props[leaf].dynamic;
      if (!props[leaf].type && d !== false && d !== 'false') learnMapping(ix, v, props[leaf], depth + 1);
    } else if (!props[leaf]) {
      if (typeof v === 'number') props[leaf] = { type: Number.isInteger(v) ? 'long' : 'float' };
      else if (typeof v === 'boolean') props[leaf] = { type: 'boolean' };
      else if (/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/.test(v)) props[leaf] = { type: 'date' };
      else props[leaf] = { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
    }
  }
}

// ---------------------------------------------------------------- query evaluation
const UNIT = { y: 31536e6, M: 2592e6, w: 6048e5, d: 864e5, h: 36e5, H: 36e5, m: 6e4, s: 1e3, ms: 1 };
function dateVal(v, roundUp) {
  if (typeof v === 'number') return v;
  if (v === null || v === undefined) return NaN;
  v = String(v);
  let base;
  let rest;
  if (v.startsWith('now')) {
    base = Date.now();
    rest = v.slice(3);
  } else if (v.includes('||')) {
    const [a, b] = v.split('||');
    base = Date.parse(a);
    rest = b;
  } else {
    if (/^\d{5,}$/.test(v)) return Number(v);
    return Date.parse(v);
  }
  const re = /([+-]\d*|\/)([yMwdhHms])/g;
  let m;
  while ((m = re.exec(rest))) {
    if (m[1] === '/') {
      const u = UNIT[m[2]];
      base = Math.floor(base / u) * u + (roundUp ? u - 1 : 0);
    } else {
      const n = m[1] === '+' ? 1 : m[1] === '-' ? -1 : Number(m[1]);
      base += n * UNIT[m[2]];
    }
  }
  return base;
}
const tokens = (s) =>
  String(s)
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean);
const typeOf = (doc, f) => (f === '_id' || f === '_index' ? 'keyword' : (fieldMapping(doc.ix, f) || {}).type);
function eq(a, b, type, ci) {
  if (type === 'date' || type === 'date_nanos') {
    if (a === b) return true;
    return dateVal(a) === dateVal(b);
  }
  if (typeof a === 'boolean' || typeof b === 'boolean') return String(a) === String(b);
  if (typeof a === 'number' || typeof b === 'number') return Number(a) === Number(b);
  if (isObj(a)) return false;
  return ci ? String(a).toLowerCase() === String(b).toLowerCase() : String(a) === String(b);
}
function termMatch(doc, f, val, ci) {
  const t = typeOf(doc, f);
  return fieldValues(doc, f).some(
    (v) => eq(v, val, t, ci) || ((t === 'text' || t === 'match_only_text') && tokens(v).includes(String(val).toLowerCase()))
  );
}
function textMatch(doc, f, q, op, phrase, prefix) {
  const t = typeOf(doc, f);
  const analysed = t === 'text' || t === 'match_only_text' || t === undefined;
  return fieldValues(doc, f).some((v) => {
    if (isObj(v)) return false;
    if (eq(v, q, t)) return true;
    if (!analysed) return prefix ? String(v).startsWith(String(q)) : false;
    const tv = tokens(v);
    const tq = tokens(q);
    if (!tq.length) return false;
    if (phrase) {
      const joined = ' ' + tv.join(' ') + ' ';
      return joined.includes(' ' + tq.join(' ') + (prefix ? '' : ' '));
    }
    const test = (x, last) => (prefix && last ? tv.some((y) => y.startsWith(x)) : tv.includes(x));
    return op === 'and' || op === 'AND'
      ? tq.every((x, i) => test(x, i === tq.length - 1))
      : tq.some((x, i) => test(x, i === tq.length - 1));
  });
}
// `ci`: 'ascii' is what the wildcard query does with case_insensitive, it knows the case of ASCII letters only; true is an analyser's.
function wildcardRe(p, ci) {
  const literal = (c) =>
    ci === 'ascii' && /[a-z]/i.test(c) ? `[${c.toLowerCase()}${c.toUpperCase()}]` : c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  let s = '';
  for (let i = 0; i < p.length; i++) {
    const c = p[i];
    if (c === '\\' && i + 1 < p.length) s += literal(p[++i]);
    else if (c === '*') s += '[\\s\\S]*';
    else if (c === '?') s += '[\\s\\S]';
    else s += literal(c);
  }
  return new RegExp('^' + s + '$', ci === true ? 'i' : '');
}
function expandFields(doc, fields) {
  const out = [];
  for (let f of arr(fields)) {
    f = f.replace(/\^[\d.]+$/, '');
    if (f.includes('*')) {
      const re = globRe(f);
      const seen = new Set();
      (function walk(o, p) {
        for (const k of Object.keys(o || {})) {
          const v = o[k];
          if (isObj(v)) walk(v, p + k + '.');
          else if (re.test(p + k)) seen.add(p + k);
        }
      })(doc.source, '');
      out.push(...seen);
    } else out.push(f);
  }
  return out;
}
function simpleQuery(doc, q, fields, op, lenientPrefix) {
  const fs_ = expandFields(doc, fields && fields.length ? fields : ['*']);
  if (!q || q.trim() === '*') return true;
  const parts = q.match(/"[^"]*"|\S+/g) || [];
  const test = (p) => {
    let neg = false;
    if (p.startsWith('-') && p.length > 1) {
      neg = true;
      p = p.slice(1);
    }
    if (p.startsWith('+')) p = p.slice(1);
    let r;
    if (p.startsWith('"')) r = fs_.some((f) => textMatch(doc, f, p.replace(/"/g, ''), 'and', true));
    else if (p.includes('*')) {
      const re = wildcardRe(p, true);
      r = fs_.some((f) => fieldValues(doc, f).some((v) => re.test(String(v)) || tokens(v).some((x) => re.test(x))));
    } else r = fs_.some((f) => textMatch(doc, f, p, 'or', false, lenientPrefix) || termMatch(doc, f, p, true));
    return neg ? !r : r;
  };
  return String(op).toLowerCase() === 'and' ? parts.every(test) : parts.some(test);
}
function queryString(doc, q, fields, defaultField, op) {
  // a small Lucene subset: field:value, field:"a b", field:(a OR b), AND / OR / NOT, brackets, wildcards
  const toks =
    q.match(
      /\(|\)|\bAND\b|\bOR\b|\bNOT\b|&&|\|\||(?:[^\s():"]|\\.)+:(?:"[^"]*"|\((?:[^()]|\\.)*\)|\[[^\]]*\]|[^\s()]+)|"[^"]*"|[^\s()]+/g
    ) || [];
  let i = 0;
  const leaf = (t) => {
    const m = /^((?:[^:"\\]|\\.)+):([\s\S]+)$/.exec(t);
    if (!m) return simpleQuery(doc, t, fields || (defaultField ? [defaultField] : null), 'and');
    const f = m[1].replace(/\\(.)/g, '$1');
    let v = m[2];
    if (f === '_exists_') return fieldValues(doc, v).length > 0;
    if (v === '*') return fieldValues(doc, f).length > 0;
    if (v.startsWith('('))
      return v
        .slice(1, -1)
        .split(/\s+OR\s+|\s+/)
        .some((x) => leaf(`${m[1]}:${x}`));
    const r = /^\[\s*(\S+)\s+TO\s+(\S+)\s*\]$/.exec(v);
    if (r) return rangeMatch(doc, f, { gte: r[1] === '*' ? undefined : r[1], lte: r[2] === '*' ? undefined : r[2] });
    const cmp = /^(>=|<=|>|<)(.+)$/.exec(v);
    if (cmp) return rangeMatch(doc, f, { [{ '>=': 'gte', '<=': 'lte', '>': 'gt', '<': 'lt' }[cmp[1]]]: cmp[2] });
    const quoted = v.startsWith('"');
    if (quoted) v = v.slice(1, -1);
    if (!quoted && /[*?]/.test(v)) {
      const re = wildcardRe(v, false);
      return fieldValues(doc, f).some((x) => re.test(String(x)));
    }
    v = v.replace(/\\(.)/g, '$1');
    return termMatch(doc, f, v) || textMatch(doc, f, v, 'and', quoted);
  };
  const not = () => {
    if (toks[i] === 'NOT') {
      i++;
      return !not();
    }
    if (toks[i] === '(') {
      i++;
      const r = or();
      if (toks[i] === ')') i++;
      return r;
    }
    return leaf(toks[i++]);
  };
  const and = () => {
    let r = not();
    while (i < toks.length && toks[i] !== ')' && toks[i] !== 'OR' && toks[i] !== '||') {
      if (toks[i] === 'AND' || toks[i] === '&&') i++;
      else if (toks[i] !== 'NOT' && String(op).toLowerCase() !== 'and') {
        const n = not();
        r = r || n;
        continue;
      }
      const n = not();
      r = r && n;
    }
    return r;
  };
  const or = () => {
    let r = and();
    while (toks[i] === 'OR' || toks[i] === '||') {
      i++;
      const n = and();
      r = r || n;
    }
    return r;
  };
  return toks.length ? or() : true;
}
function rangeMatch(doc, f, c) {
  const t = typeOf(doc, f);
  const isDate =
    t === 'date' ||
    t === 'date_nanos' ||
    [c.gte, c.gt, c.lte, c.lt, c.from, c.to].some((x) => typeof x === 'string' && /^now|^\d{4}-\d\d-\d\d|\|\|/.test(x));
  const conv = (x, up) => (isDate ? dateVal(x, up) : typeof x === 'string' && !isNaN(Number(x)) ? Number(x) : x);
  const gte = c.gte !== undefined ? c.gte : c.from;
  const lte = c.lte !== undefined ? c.lte : c.to;
  return fieldValues(doc, f).some((raw) => {
    let v = isDate ? dateVal(raw) : raw;
    if (!isDate && typeof v === 'string' && !isNaN(Number(v)) && t !== 'keyword') v = Number(v);
    const ok = (x, y, o) => (typeof x === 'string' || typeof y === 'string' ? o(String(x), String(y)) : o(x, y));
    if (gte !== undefined && gte !== null && !ok(v, conv(gte), (a, b) => a >= b)) return false;
    if (c.gt !== undefined && c.gt !== null && !ok(v, conv(c.gt, true), (a, b) => a > b)) return false;
    if (lte !== undefined && lte !== null && !ok(v, conv(lte, true), (a, b) => a <= b)) return false;
    if (c.lt !== undefined && c.lt !== null && !ok(v, conv(c.lt), (a, b) => a < b)) return false;
    return true;
  });
}
function match(doc, q) {
  if (!q || !Object.keys(q).length) return true;
  const name = Object.keys(q)[0];
  const b = q[name];
  const one = () => {
    const f = Object.keys(b).filter((k) => k !== 'boost' && k !== '_name')[0];
    return [f, b[f]];
  };
  switch (name) {
    case 'match_all':
      return true;
    case 'match_none':
      return false;
    case 'bool': {
      for (const x of arr(b.must)) if (!match(doc, x)) return false;
      for (const x of arr(b.filter)) if (!match(doc, x)) return false;
      for (const x of arr(b.must_not)) if (match(doc, x)) return false;
      const sh = arr(b.should);
      if (sh.length) {
        let min = b.minimum_should_match;
        if (min === undefined) min = arr(b.must).length || arr(b.filter).length ? 0 : 1;
        min = typeof min === 'string' && min.endsWith('%') ? Math.floor((sh.length * parseInt(min, 10)) / 100) : Number(min);
        if (min > 0 && sh.filter((x) => match(doc, x)).length < min) return false;
      }
      return true;
    }
    case 'term': {
      const [f, v] = one();
      return isObj(v) ? termMatch(doc, f, v.value !== undefined ? v.value : v.term, v.case_insensitive) : termMatch(doc, f, v);
    }
    case 'terms': {
      const [f, v] = one();
      if (!Array.isArray(v)) return false;
      return v.some((x) => termMatch(doc, f, x));
    }
    case 'terms_set': {
      const [f, v] = one();
      return arr(v.terms).some((x) => termMatch(doc, f, x));
    }
    case 'match': {
      const [f, v] = one();
      const o = isObj(v) ? v : { query: v };
      return textMatch(doc, f, o.query, o.operator || 'or');
    }
    case 'match_phrase': {
      const [f, v] = one();
      return textMatch(doc, f, isObj(v) ? v.query : v, 'and', true);
    }
    case 'match_phrase_prefix': {
      const [f, v] = one();
      return textMatch(doc, f, isObj(v) ? v.query : v, 'and', true, true);
    }
    case 'match_bool_prefix': {
      const [f, v] = one();
      return textMatch(doc, f, isObj(v) ? v.query : v, 'or', false, true);
    }
    case 'multi_match': {
      const phrase = /phrase/.test(b.type || '');
      return expandFields(doc, b.fields && b.fields.length ? b.fields : ['*']).some((f) =>
        textMatch(doc, f, b.query, b.operator || 'or', phrase)
      );
    }
    case 'simple_query_string':
      return simpleQuery(doc, b.query, b.fields, b.default_operator || 'or');
    case 'query_string':
      return queryString(doc, b.query, b.fields, b.default_field === '*' ? null : b.default_field, b.default_operator);
    case 'exists':
      return fieldExists(doc, b.field);
    case 'range': {
      const [f, c] = one();
      return rangeMatch(doc, f, c);
    }
    case 'ids':
      return arr(b.values).map(String).includes(String(doc.id));
    case 'prefix': {
      const [f, v] = one();
      const p = String(isObj(v) ? v.value : v);
      const ci = isObj(v) && v.case_insensitive;
      return fieldValues(doc, f).some((x) => (ci ? String(x).toLowerCase().startsWith(p.toLowerCase()) : String(x).startsWith(p)));
    }
    case 'wildcard': {
      const [f, v] = one();
      const o = isObj(v) ? v : { value: v };
      const re = wildcardRe(String(o.value !== undefined ? o.value : o.wildcard), o.case_insensitive ? 'ascii' : false);
      return fieldValues(doc, f).some((x) => re.test(String(x)));
    }
    case 'regexp': {
      const [f, v] = one();
      const re = new RegExp('^(?:' + (isObj(v) ? v.value : v) + ')$');
      return fieldValues(doc, f).some((x) => re.test(String(x)));
    }
    case 'fuzzy': {
      const [f, v] = one();
      return termMatch(doc, f, isObj(v) ? v.value : v);
    }
    case 'nested': {
      const subs = valuesAt(doc.source, b.path).filter(isObj);
      return subs.some((s) => match({ ...doc, source: wrapPath(b.path, s) }, b.query));
    }
    case 'constant_score':
      return match(doc, b.filter);
    case 'function_score':
    case 'script_score':
      return match(doc, b.query);
    case 'dis_max':
      return arr(b.queries).some((x) => match(doc, x));
    case 'boosting':
      return match(doc, b.positive);
    case 'pinned':
      return match(doc, b.organic);
    case 'script':
      return true;
    default:
      log('UNKNOWN QUERY ' + name);
      return true;
  }
}
const wrapPath = (p, v) =>
  p
    .split('.')
    .reverse()
    .reduce((acc, k) => ({ [k]: acc }), v);
function fieldExists(doc, f) {
  if (f === '_id' || f === '_index') return true;
  if (f.includes('*')) return expandFields(doc, [f]).length > 0;
  return fieldValues(doc, f).length > 0;
}

// ---------------------------------------------------------------- aggregations
function aggregate(docs, aggs, ctx) {
  const out = {};
  for (const [name, spec] of Object.entries(aggs || {})) {
    const type = Object.keys(spec).find((k) => k !== 'aggs' && k !== 'aggregations' && k !== 'meta');
    const sub = spec.aggs || spec.aggregations;
    out[name] = agg(docs, type, spec[type], sub, ctx);
  }
  return out;
}
// the one scripted bucket Kibana's plugins ask for: "no such field" gives one word, otherwise the other
function scriptedValue(doc, script) {
  const m = /doc\['([^']+)'\]\.size\(\)\s*==\s*0\)\s*\{\s*return '(\w+)';?\s*\}\s*else\s*\{\s*return '(\w+)'/.exec(script.source || script);
  return m ? [fieldValues(doc, m[1]).length ? m[3] : m[2]] : [];
}
const nums = (docs, f) =>
  docs
    .flatMap((d) => fieldValues(d, f).map((v) => (typeof v === 'string' && typeOf(d, f) === 'date' ? dateVal(v) : Number(v))))
    .filter((n) => !isNaN(n));
const bucketOf = (docs, sub, extra, ctx) => ({ ...extra, doc_count: docs.length, ...aggregate(docs, sub, ctx) });
function dateKey(ms, o) {
  const iv = o.fixed_interval || o.calendar_interval || o.interval || '1d';
  const m = /^(\d*)(ms|[smhdwMqy])/.exec(iv) || [0, 1, 'd'];
  if (m[2] === 'M' || m[2] === 'y') {
    const d = new Date(ms);
    return Date.UTC(d.getUTCFullYear(), m[2] === 'M' ? d.getUTCMonth() : 0, 1);
  }
  const w = Number(m[1] || 1) * UNIT[m[2]];
  return Math.floor(ms / w) * w;
}
function agg(docs, type, o, sub, ctx) {
  const orderBuckets = (buckets, order) => {
    for (const ord of arr(order || { _count: 'desc' })
      .slice()
      .reverse()) {
      const [k, dir] = Object.entries(ord)[0];
      const get = (b) =>
        k === '_count'
          ? b.doc_count
          : k === '_key' || k === '_term'
            ? b.key
            : (() => {
                const p = k.split(/[.>]/);
                let v = b;
                for (const x of p) v = v && v[x];
                return isObj(v) ? v.value : v;
              })();
      buckets.sort((a, b) => {
        const x = get(a),
          y = get(b);
        return (x < y ? -1 : x > y ? 1 : 0) * (dir === 'desc' ? -1 : 1);
      });
    }
    return buckets;
  };
  switch (type) {
    case 'terms':
    case 'significant_terms':
    case 'rare_terms': {
      const groups = new Map();
      for (const d of docs) {
        let vs = o.field ? fieldValues(d, o.field) : o.script ? scriptedValue(d, o.script) : [];
        if (!vs.length && o.missing !== undefined) vs = [o.missing];
        for (const v of new Set(vs.map((x) => (isObj(x) ? JSON.stringify(x) : x)))) {
          if (!groups.has(v)) groups.set(v, []);
          groups.get(v).push(d);
        }
      }
      let keys = [...groups.keys()];
      if (Array.isArray(o.include)) keys = keys.filter((k) => o.include.includes(k));
      else if (typeof o.include === 'string') keys = keys.filter((k) => new RegExp('^(?:' + o.include + ')$').test(String(k)));
      if (Array.isArray(o.exclude)) keys = keys.filter((k) => !o.exclude.includes(k));
      let buckets = keys.map((k) =>
        bucketOf(groups.get(k), sub, typeof k === 'boolean' ? { key: k ? 1 : 0, key_as_string: String(k) } : { key: k }, ctx)
      );
      buckets.sort((a, b) => (typeof a.key === 'string' && typeof b.key === 'string' ? byCodePoint(a.key, b.key) : a.key < b.key ? -1 : 1));
      buckets = orderBuckets(buckets, o.order);
      const size = o.size === undefined ? 10 : o.size;
      const rest = buckets.slice(size).reduce((s, b) => s + b.doc_count, 0);
      return { doc_count_error_upper_bound: 0, sum_other_doc_count: rest, buckets: buckets.slice(0, size) };
    }
    case 'multi_terms':
    case 'composite': {
      const srcs =
        type === 'composite'
          ? o.sources.map((s) => [Object.keys(s)[0], Object.values(s)[0]])
          : o.terms.map((t, i) => [String(i), { terms: t }]);
      const groups = new Map();
      for (const d of docs) {
        let combos = [[]];
        for (const [, s] of srcs) {
          const st = Object.keys(s)[0];
          let vs = fieldValues(d, s[st].field);
          if (st === 'date_histogram') vs = vs.map((v) => dateKey(dateVal(v), s[st]));
          if (!vs.length && s[st].missing_bucket) vs = [null];
          combos = combos.flatMap((c) => [...new Set(vs)].map((v) => [...c, v]));
        }
        for (const c of combos) {
          const k = JSON.stringify(c);
          if (!groups.has(k)) groups.set(k, []);
          groups.get(k).push(d);
        }
      }
      let keys = [...groups.keys()].sort();
      if (type === 'composite' && o.after) {
        const a = JSON.stringify(srcs.map(([n]) => o.after[n]));
        keys = keys.filter((k) => k > a);
      }
      keys = keys.slice(0, o.size || 10);
      const buckets = keys.map((k) => {
        const v = JSON.parse(k);
        return bucketOf(groups.get(k), sub, { key: type === 'composite' ? Object.fromEntries(srcs.map(([n], i) => [n, v[i]])) : v }, ctx);
      });
      return { ...(type === 'composite' && buckets.length ? { after_key: buckets[buckets.length - 1].key } : {}), buckets };
    }
    case 'date_histogram':
    case 'auto_date_histogram': {
      const groups = new Map();
      for (const d of docs)
        for (const v of new Set(
          fieldValues(d, o.field).map((x) => dateKey(dateVal(x), type === 'auto_date_histogram' ? { fixed_interval: '1d' } : o))
        )) {
          if (!groups.has(v)) groups.set(v, []);
          groups.get(v).push(d);
        }
      const keys = [...groups.keys()].sort((a, b) => a - b);
      return {
        ...(type === 'auto_date_histogram' ? { interval: '1d' } : {}),
        buckets: keys.map((k) => bucketOf(groups.get(k), sub, { key_as_string: new Date(k).toISOString(), key: k }, ctx)),
      };
    }
    case 'histogram': {
      const groups = new Map();
      for (const d of docs)
        for (const v of fieldValues(d, o.field)) {
          const k = Math.floor(Number(v) / o.interval) * o.interval;
          if (!groups.has(k)) groups.set(k, []);
          groups.get(k).push(d);
        }
      return { buckets: [...groups.keys()].sort((a, b) => a - b).map((k) => bucketOf(groups.get(k), sub, { key: k }, ctx)) };
    }
    case 'range':
    case 'date_range': {
      const bs = o.ranges.map((r) => {
        const c = {};
        if (r.from !== undefined) c.gte = r.from;
        if (r.to !== undefined) c.lt = r.to;
        return bucketOf(
          docs.filter((d) => rangeMatch(d, o.field, c)),
          sub,
          { key: r.key || `${r.from || '*'}-${r.to || '*'}`, from: r.from, to: r.to },
          ctx
        );
      });
      return { buckets: o.keyed ? Object.fromEntries(bs.map((b) => [b.key, b])) : bs };
    }
    case 'filter':
      return bucketOf(
        docs.filter((d) => match(d, o)),
        sub,
        {},
        ctx
      );
    case 'filters': {
      if (Array.isArray(o.filters))
        return {
          buckets: o.filters.map((f) =>
            bucketOf(
              docs.filter((d) => match(d, f)),
              sub,
              {},
              ctx
            )
          ),
        };
      return {
        buckets: Object.fromEntries(
          Object.entries(o.filters).map(([k, f]) => [
            k,
            bucketOf(
              docs.filter((d) => match(d, f)),
              sub,
              {},
              ctx
            ),
          ])
        ),
      };
    }
    case 'global':
      return bucketOf(ctx.all, sub, {}, ctx);
    case 'missing':
      return bucketOf(
        docs.filter((d) => !fieldExists(d, o.field)),
        sub,
        {},
        ctx
      );
    case 'nested': {
      const subs = docs.flatMap((d) =>
        valuesAt(d.source, o.path)
          .filter(isObj)
          .map((s) => ({ ...d, source: wrapPath(o.path, s), parent: d }))
      );
      return bucketOf(subs, sub, {}, ctx);
    }
    case 'reverse_nested':
      return bucketOf([...new Set(docs.map((d) => d.parent || d))], sub, {}, ctx);
    case 'sampler':
    case 'random_sampler':
    case 'diversified_sampler':
      return bucketOf(docs, sub, {}, ctx);
    case 'cardinality':
      return { value: new Set(docs.flatMap((d) => fieldValues(d, o.field).map(String))).size };
    case 'value_count':
      return { value: docs.flatMap((d) => fieldValues(d, o.field)).length };
    case 'min': {
      const n = nums(docs, o.field);
      const v = n.length ? Math.min(...n) : null;
      return { value: v, ...(v > 1e11 ? { value_as_string: new Date(v).toISOString() } : {}) };
    }
    case 'max': {
      const n = nums(docs, o.field);
      const v = n.length ? Math.max(...n) : null;
      return { value: v, ...(v > 1e11 ? { value_as_string: new Date(v).toISOString() } : {}) };
    }
    case 'sum':
      return { value: nums(docs, o.field).reduce((a, b) => a + b, 0) };
    case 'avg': {
      const n = nums(docs, o.field);
      return { value: n.length ? n.reduce((a, b) => a + b, 0) / n.length : null };
    }
    case 'stats':
    case 'extended_stats': {
      const n = nums(docs, o.field);
      const s = n.reduce((a, b) => a + b, 0);
      return {
        count: n.length,
        min: n.length ? Math.min(...n) : null,
        max: n.length ? Math.max(...n) : null,
        avg: n.length ? s / n.length : null,
        sum: s,
      };
    }
    case 'percentiles': {
      const n = nums(docs, o.field).sort((a, b) => a - b);
      const ps = o.percents || [1, 5, 25, 50, 75, 95, 99];
      return {
        values: Object.fromEntries(
          ps.map((p) => [p.toFixed(1), n.length ? n[Math.min(n.length - 1, Math.floor((p / 100) * n.length))] : null])
        ),
      };
    }
    case 'top_hits': {
      const r = sortDocs(docs, o.sort || []);
      return {
        hits: {
          total: { value: docs.length, relation: 'eq' },
          max_score: null,
          hits: r.slice(o.from || 0, (o.from || 0) + (o.size === undefined ? 3 : o.size)).map((x) => hit(x.doc, o, x.sort)),
        },
      };
    }
    case 'top_metrics': {
      const r = sortDocs(docs, arr(o.sort))[0];
      return {
        top: r ? [{ sort: r.sort, metrics: Object.fromEntries(arr(o.metrics).map((m) => [m.field, fieldValues(r.doc, m.field)[0]])) }] : [],
      };
    }
    case 'bucket_sort':
    case 'bucket_selector':
    case 'bucket_script':
      return undefined;
    case 'max_bucket':
    case 'min_bucket':
    case 'avg_bucket':
    case 'sum_bucket':
      return { value: null, keys: [] };
    case 'percentiles_bucket':
      return { values: {} };
    default:
      log('UNKNOWN AGG ' + type);
      return { value: null, buckets: [], doc_count: 0 };
  }
}

// ---------------------------------------------------------------- search
function sortSpec(sort) {
  return arr(sort).flatMap((s) => {
    if (typeof s === 'string') {
      const [f, d] = s.split(':');
      return [{ f, dir: d || (f === '_score' ? 'desc' : 'asc') }];
    }
    return Object.entries(s).map(([f, o]) =>
      typeof o === 'string' ? { f, dir: o } : { f, dir: (o && o.order) || (f === '_score' ? 'desc' : 'asc'), missing: o && o.missing }
    );
  });
}
// Elasticsearch's scores of constant_score and bool, which is all that a sort by rank needs; relevance is not modelled.
function score(doc, q) {
  if (!q || !match(doc, q)) return 0;
  const name = Object.keys(q)[0];
  const b = q[name];
  if (name === 'bool') return [...arr(b.must), ...arr(b.should)].reduce((sum, x) => sum + score(doc, x), 0);
  return b && typeof b.boost === 'number' ? b.boost : 1;
}
function sortDocs(docs, sort, query) {
  const spec = sortSpec(sort);
  const rows = docs.map((doc) => ({
    doc,
    sort: spec.map((s) => {
      if (s.f === '_score') return score(doc, query);
      if (s.f === '_shard_doc' || s.f === '_doc') return doc.order;
      if (s.f === '_script') return 0;
      const v = fieldValues(doc, s.f)[0];
      if (v === undefined) return null;
      const t = typeOf(doc, s.f);
      return t === 'date' || t === 'date_nanos' ? dateVal(v) : typeof v === 'boolean' ? (v ? 1 : 0) : v;
    }),
  }));
  rows.sort((a, b) => cmpSort(a.sort, b.sort, spec) || a.doc.order - b.doc.order);
  return rows;
}
// Keywords sort by their UTF-8 bytes.
const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
function cmpSort(a, b, spec) {
  for (let i = 0; i < spec.length; i++) {
    const x = a[i],
      y = b[i];
    if (x === y) continue;
    if (x === null || x === undefined) return spec[i].missing === '_first' ? -1 : 1;
    if (y === null || y === undefined) return spec[i].missing === '_first' ? 1 : -1;
    const c = typeof x === 'string' && typeof y === 'string' ? byCodePoint(x, y) : x < y ? -1 : x > y ? 1 : 0;
    if (c) return spec[i].dir === 'desc' ? -c : c;
  }
  return 0;
}
function filterSource(src, spec) {
  if (spec === false || spec === 'false') return undefined;
  if (spec === undefined || spec === true || spec === 'true') return src;
  const inc = isObj(spec) ? arr(spec.includes || spec.include) : arr(spec).flatMap((x) => String(x).split(','));
  const exc = isObj(spec) ? arr(spec.excludes || spec.exclude) : [];
  const ok = (p) => {
    if (exc.some((g) => globRe(g).test(p) || p.startsWith(g + '.'))) return false;
    if (!inc.length) return true;
    return inc.some((g) => globRe(g).test(p) || p.startsWith(g + '.') || (g.includes('*') && globRe(g).test(p)));
  };
  const walk = (o, p) => {
    const out = {};
    for (const k of Object.keys(o)) {
      const v = o[k];
      const path = p + k;
      if (isObj(v)) {
        const r = walk(v, path + '.');
        if (Object.keys(r).length || ok(path)) out[k] = r;
      } else if (Array.isArray(v) && v.some(isObj)) {
        const r = v.map((x) => (isObj(x) ? walk(x, path + '.') : x));
        if (ok(path) || r.some((x) => isObj(x) && Object.keys(x).length)) out[k] = r;
      } else if (ok(path)) out[k] = v;
    }
    return out;
  };
  return walk(src, '');
}
function leafPaths(o, p = '', out = new Map()) {
  for (const k of Object.keys(o || {})) {
    const v = o[k];
    const path = p + k;
    if (isObj(v)) leafPaths(v, path + '.', out);
    else if (Array.isArray(v) && v.some(isObj)) v.forEach((x) => isObj(x) && leafPaths(x, path + '.', out));
    else if (v !== null && v !== undefined) out.set(path, [...(out.get(path) || []), ...arr(v)]);
  }
  return out;
}
function hit(doc, body = {}, sort) {
  const h = { _index: doc.ix.name, _id: doc.id, _score: sort && sort.length ? null : 1 };
  const s = filterSource(doc.source, body._source);
  if (s !== undefined) h._source = s;
  const fl = [...arr(body.fields), ...arr(body.docvalue_fields), ...arr(body.stored_fields)].map((f) => (isObj(f) ? f.field : f));
  if (fl.length) {
    h.fields = {};
    const lp = leafPaths(doc.source);
    for (const g of fl) {
      const re = globRe(g);
      for (const [p, v] of lp) if (re.test(p)) h.fields[p] = v;
    }
  }
  if (body.seq_no_primary_term) {
    h._seq_no = doc.seq;
    h._primary_term = 1;
  }
  if (body.version) h._version = doc.version;
  if (sort && sort.length) h.sort = sort;
  return h;
}
function docsOf(ixs) {
  const out = [];
  for (const ix of ixs) for (const d of ix.docs.values()) out.push(d);
  return out;
}
function search(expr, body = {}, q = {}) {
  body = { ...body };
  for (const k of ['size', 'from']) if (q[k] !== undefined && body[k] === undefined) body[k] = Number(q[k]);
  if (q.sort && !body.sort) body.sort = q.sort.split(',');
  if (q._source !== undefined && body._source === undefined) body._source = q._source;
  if (q._source_includes) body._source = q._source_includes.split(',');
  if (q.seq_no_primary_term === 'true') body.seq_no_primary_term = true;
  if (q.version === 'true') body.version = true;
  if (q.q && !body.query) body.query = { query_string: { query: q.q } };
  let ixs;
  let sort = body.sort;
  if (body.pit) {
    const p = pits.get(body.pit.id);
    if (!p) throw new EsError(404, 'search_context_missing_exception', `No search context found for id [${body.pit.id}]`);
    ixs = p.map((n) => indices.get(n)).filter(Boolean);
    sort = [...arr(sort), { _shard_doc: 'asc' }];
  } else ixs = resolve(expr, { ignoreUnavailable: q.ignore_unavailable === 'true', allowNoIndices: q.allow_no_indices !== 'false' });
  const all = docsOf(ixs);
  let docs = all.filter((d) => match(d, body.query));
  const aggDocs = docs;
  if (body.post_filter) docs = docs.filter((d) => match(d, body.post_filter));
  const total = docs.length;
  let rows = sortDocs(docs, sort, body.query);
  if (body.search_after) {
    const spec = sortSpec(sort);
    const after = arr(body.search_after).map((v, i) => (spec[i] && typeof v === 'string' && /^\d{4}-\d\d-\d\dT/.test(v) ? dateVal(v) : v));
    const sp = spec.slice(0, after.length);
    rows = rows.filter((r) => cmpSort(r.sort.slice(0, after.length), after, sp) > 0);
  }
  if (body.collapse) {
    const seen = new Set();
    rows = rows.filter((r) => {
      const v = String(fieldValues(r.doc, body.collapse.field)[0]);
      if (seen.has(v)) return false;
      seen.add(v);
      return true;
    });
  }
  const from = body.from || 0;
  const size = body.size === undefined ? 10 : body.size;
  if (from + size > 10000) {
    const reason = `Result window is too large, from + size must be less than or equal to: [10000] but was [${from + size}]`;
    throw new EsError(400, 'illegal_argument_exception', reason);
  }
  const page = rows.slice(from, from + size);
  const tth = body.track_total_hits !== undefined ? body.track_total_hits : q.track_total_hits;
  const res = {
    took: 1,
    timed_out: false,
    _shards: { total: ixs.length, successful: ixs.length, skipped: 0, failed: 0 },
    hits: {
      ...(tth === false || tth === 'false'
        ? {}
        : { total: q.rest_total_hits_as_int === 'true' ? total : { value: total, relation: 'eq' } }),
      max_score: page.length && !sort ? 1 : null,
      hits: page.map((r) => hit(r.doc, body, sort ? r.sort : undefined)),
    },
  };
  if (body.pit) res.pit_id = body.pit.id;
  const aggs = body.aggs || body.aggregations;
  if (aggs) res.aggregations = aggregate(aggDocs, aggs, { all });
  if (body.suggest) res.suggest = {};
  return res;
}

// ---------------------------------------------------------------- writes
let order = 0;
function putDoc(ix, id, source, o = {}) {
  const old = ix.docs.get(id);
  if (o.create && old) {
    throw new EsError(
      409,
      'version_conflict_engine_exception',
      `[${id}]: version conflict, document already exists (current version [${old.version}])`,
      { index: ix.name }
    );
  }
  checkSeq(ix, id, old, o);
  const d = { ix, id, source, seq: seq++, version: old ? old.version + 1 : 1, order: old ? old.order : order++ };
  ix.docs.set(id, d);
  learnMapping(ix, source);
  return { doc: d, result: old ? 'updated' : 'created' };
}
function checkSeq(ix, id, old, o) {
  if (o.ifSeq !== undefined && o.ifSeq !== null) {
    if (!old || old.seq !== Number(o.ifSeq)) {
      throw new EsError(
        409,
        'version_conflict_engine_exception',
        `[${id}]: version conflict, required seqNo [${o.ifSeq}], primary term [${o.ifTerm}]. ${old ? `current document has seqNo [${old.seq}] and primary term [1]` : 'but no document was found'}`,
        { index: ix.name }
      );
    }
  }
}
const writeResult = (ix, d, result) => ({
  _index: ix.name,
  _id: d.id,
  _version: d.version,
  result,
  _shards: { total: 1, successful: 1, failed: 0 },
  _seq_no: d.seq,
  _primary_term: 1,
});
function delDoc(ix, id, o = {}) {
  const old = ix.docs.get(id);
  checkSeq(ix, id, old, o);
  if (!old)
    return {
      status: 404,
      body: {
        _index: ix.name,
        _id: id,
        _version: 1,
        result: 'not_found',
        _shards: { total: 1, successful: 1, failed: 0 },
        _seq_no: seq++,
        _primary_term: 1,
      },
    };
  ix.docs.delete(id);
  return {
    status: 200,
    body: {
      _index: ix.name,
      _id: id,
      _version: old.version + 1,
      result: 'deleted',
      _shards: { total: 1, successful: 1, failed: 0 },
      _seq_no: seq++,
      _primary_term: 1,
    },
  };
}
// No Painless here: the handful of scripts Kibana relies on are recognised by their parameters, and plain
// "ctx._source… = literal or params.x" assignments are carried out; anything else leaves the document alone.
function setPath(src, path, v) {
  if (has(src, path)) {
    src[path] = v;
    return;
  }
  const p = path.split('.');
  let o = src;
  for (const k of p.slice(0, -1)) o = isObj(o[k]) ? o[k] : (o[k] = {});
  o[p[p.length - 1]] = v;
}
function runScript(src, script) {
  if (!script) return;
  const text = typeof script === 'string' ? script : script.source || '';
  const p = (typeof script === 'object' && script.params) || {};
  if (Array.isArray(p.counterFieldNames) || p.counterFieldNames) {
    const root = (src[p.type] = src[p.type] || {});
    arr(p.counterFieldNames).forEach((f, i) => {
      root[f] = (root[f] || 0) + Number(arr(p.counts)[i] === undefined ? 1 : arr(p.counts)[i]);
    });
    if (p.time) src.updated_at = p.time;
    return;
  }
  if (Array.isArray(p.claimableTaskTypes) && src.task) {
    // task manager taking its due tasks
    if (p.claimableTaskTypes.includes(src.task.taskType)) {
      src.task.scheduledAt = src.task.retryAt && Date.parse(src.task.retryAt) < p.now ? src.task.retryAt : src.task.runAt;
      Object.assign(src.task, { status: 'claiming' }, p.fieldUpdates);
    } else if (arr(p.unusedTaskTypes).includes(src.task.taskType)) src.task.status = 'unrecognized';
    else return 'noop';
    return;
  }
  for (const [add, del, field] of [
    ['tagsToAdd', 'tagsToRemove', 'kibana.alert.workflow_tags'],
    ['assigneesToAdd', 'assigneesToRemove', 'kibana.alert.workflow_assignee_ids'],
  ]) {
    if (text.includes(`params.${add}`) || text.includes(`params.${del}`)) {
      const cur = new Set(valuesAt(src, field));
      arr(p[add]).forEach((t) => cur.add(t));
      arr(p[del]).forEach((t) => cur.delete(t));
      setPath(src, field, [...cur]);
      return;
    }
  }
  const re =
    /ctx\._source((?:\.[A-Za-z_]\w*|\[['"][^'"]+['"]\])+)\s*=\s*(?!=)(?:'([^']*)'|"([^"]*)"|params\.(\w+)|params\[['"](\w+)['"]\]|(true|false|null)|(-?\d+(?:\.\d+)?))\s*(?:;|\}|$)/g;
  let m;
  while ((m = re.exec(text))) {
    const keys = m[1].match(/\.[A-Za-z_]\w*|\[['"][^'"]+['"]\]/g).map((k) => (k[0] === '.' ? k.slice(1) : k.slice(2, -2)));
    const pn = m[4] || m[5];
    const v =
      m[2] !== undefined
        ? m[2]
        : m[3] !== undefined
          ? m[3]
          : pn
            ? p[pn]
            : m[6]
              ? { true: true, false: false, null: null }[m[6]]
              : Number(m[7]);
    let o = src;
    for (const k of keys.slice(0, -1)) o = isObj(o) ? o[k] : undefined;
    if (isObj(o)) o[keys[keys.length - 1]] = v; // a missing parent stands for the script's own null checks
  }
}
function updateDoc(ix, id, body, o = {}) {
  const old = ix.docs.get(id);
  checkSeq(ix, id, old, o);
  if (!old) {
    if (body.doc_as_upsert || body.upsert) {
      const s = clone(body.doc_as_upsert ? body.doc : body.upsert);
      if (body.scripted_upsert) runScript(s, body.script);
      return putDoc(ix, id, s);
    }
    throw new EsError(404, 'document_missing_exception', `[${id}]: document missing`, { index: ix.name });
  }
  const src = clone(old.source);
  if (body.doc) merge(src, body.doc);
  if (body.script) runScript(src, body.script);
  const before = JSON.stringify(old.source);
  if (JSON.stringify(src) === before && body.detect_noop !== false && body.doc) return { doc: old, result: 'noop' };
  const r = putDoc(ix, id, src);
  r.result = 'updated';
  return r;
}
const newId = () => crypto.randomBytes(15).toString('base64url');
function bulk(defIndex, raw, q) {
  const lines = raw.split('\n').filter((l) => l.trim());
  const items = [];
  let errors = false;
  for (let i = 0; i < lines.length; i++) {
    const action = JSON.parse(lines[i]);
    const op = Object.keys(action)[0];
    const meta = action[op];
    const body = op === 'delete' ? null : JSON.parse(lines[++i]);
    const index = meta._index || defIndex;
    const o = { ifSeq: meta.if_seq_no, ifTerm: meta.if_primary_term, create: op === 'create' };
    try {
      const ix = writeIndex(index, meta.require_alias || q.require_alias === 'true');
      let r;
      let status = 200;
      if (op === 'delete') {
        const d = delDoc(ix, String(meta._id), o);
        r = d.body;
        status = d.status;
      } else if (op === 'update') {
        const u = updateDoc(ix, String(meta._id), body, o);
        r = writeResult(ix, u.doc, u.result);
        if (body._source || meta._source || q._source) r.get = { found: true, _source: u.doc.source };
      } else {
        const p = putDoc(ix, meta._id !== undefined ? String(meta._id) : newId(), body, o);
        r = writeResult(ix, p.doc, p.result);
        status = p.result === 'created' ? 201 : 200;
      }
      items.push({ [op]: { ...r, status } });
    } catch (e) {
      if (!(e instanceof EsError)) throw e;
      errors = true;
      items.push({
        [op]: { _index: index, _id: meta._id, status: e.status, error: { type: e.body.error.type, reason: e.body.error.reason, index } },
      });
    }
  }
  return { took: 1, errors, items };
}
function byQuery(expr, body, q, fn) {
  const ixs = resolve(expr, { ignoreUnavailable: q.ignore_unavailable === 'true' });
  let docs = docsOf(ixs).filter((d) => match(d, (body || {}).query));
  const max = (body && body.max_docs) || (q.max_docs && Number(q.max_docs));
  if (body && body.sort) docs = sortDocs(docs, body.sort).map((r) => r.doc);
  if (max) docs = docs.slice(0, max);
  return docs.filter((d) => fn(d) !== 'noop').length;
}
const bqResult = (n, what) => ({
  took: 1,
  timed_out: false,
  total: n,
  updated: what === 'updated' ? n : 0,
  created: what === 'created' ? n : 0,
  deleted: what === 'deleted' ? n : 0,
  batches: 1,
  version_conflicts: 0,
  noops: 0,
  retries: { bulk: 0, search: 0 },
  throttled_millis: 0,
  requests_per_second: -1,
  throttled_until_millis: 0,
  failures: [],
});
function asTask(q, res) {
  if (q.wait_for_completion === 'false') {
    const id = `node1:${tasks.size + 1}`;
    tasks.set(id, {
      completed: true,
      task: {
        node: 'node1',
        id: tasks.size + 1,
        type: 'transport',
        action: 'x',
        status: {},
        description: 'task',
        start_time_in_millis: Date.now(),
        running_time_in_nanos: 1,
        cancellable: true,
      },
      response: res,
    });
    return { task: id };
  }
  return res;
}

// ---------------------------------------------------------------- field caps
function fieldCaps(expr, q, body) {
  const ixs = resolve(expr, { ignoreUnavailable: q.ignore_unavailable === 'true', allowNoIndices: q.allow_no_indices !== 'false' });
  const pats = (q.fields ? q.fields.split(',') : arr((body || {}).fields)).map(globRe);
  const fields = {};
  const add = (name, type, meta) => {
    if (!pats.some((p) => p.test(name))) return;
    const searchable = type !== 'object' && type !== 'nested';
    const aggregatable = searchable && type !== 'text' && type !== 'match_only_text';
    fields[name] = fields[name] || {};
    fields[name][type] = fields[name][type] || { type, metadata_field: !!meta, searchable, aggregatable };
  };
  for (const ix of ixs) {
    for (const [n, t] of [
      ['_id', '_id'],
      ['_index', '_index'],
      ['_source', '_source'],
      ['_ignored', '_ignored'],
    ])
      add(n, t, true);
    (function walk(props, p) {
      for (const k of Object.keys(props || {})) {
        const m = props[k];
        const type = m.type || 'object';
        if (type === 'alias') {
          const t = fieldMapping(ix, m.path);
          add(p + k, (t && t.type) || 'keyword');
          continue;
        }
        add(p + k, type === 'match_only_text' ? 'text' : type);
        if (m.properties) walk(m.properties, p + k + '.');
        for (const f of Object.keys(m.fields || {})) add(p + k + '.' + f, m.fields[f].type);
      }
    })(ix.mappings.properties, '');
  }
  return { indices: ixs.map((i) => i.name), fields };
}

// ---------------------------------------------------------------- info documents
const info = () => ({
  name: 'node1',
  cluster_name: 'fake',
  cluster_uuid: 'fakefakefakefakefakefa',
  version: {
    number: VERSION,
    build_flavor: 'default',
    build_type: 'tar',
    build_hash: '0000000',
    build_date: '2024-01-01T00:00:00.000Z',
    build_snapshot: false,
    lucene_version: '9.9.2',
    minimum_wire_compatibility_version: '7.17.0',
    minimum_index_compatibility_version: '7.0.0',
  },
  tagline: 'You Know, for Search',
});
const licenseDoc = () => ({
  uid: '00000000-0000-4000-8000-000000000000',
  type: LICENSE,
  mode: LICENSE,
  issue_date_in_millis: START - 864e5,
  issue_date: new Date(START - 864e5).toISOString(),
  ...(LICENSE === 'basic' ? {} : { expiry_date: new Date(START + 2592e6).toISOString(), expiry_date_in_millis: START + 2592e6 }),
  max_nodes: 1000,
  issued_to: 'fake',
  issuer: 'elasticsearch',
  start_date_in_millis: -1,
  status: 'active',
});
const xpack = () => {
  const f = {};
  for (const n of [
    'aggregate_metric',
    'analytics',
    'ccr',
    'data_streams',
    'data_tiers',
    'enrich',
    'eql',
    'esql',
    'frozen_indices',
    'graph',
    'ilm',
    'logstash',
    'ml',
    'monitoring',
    'rollup',
    'searchable_snapshots',
    'slm',
    'spatial',
    'sql',
    'transform',
    'voting_only',
    'watcher',
  ])
    f[n] = { available: true, enabled: true };
  f.security = { available: true, enabled: false };
  return { build: { hash: 'x', date: '2024-01-01' }, license: licenseDoc(), features: f, tagline: 'You know, for X' };
};
const nodes = () => ({
  _nodes: { total: 1, successful: 1, failed: 0 },
  cluster_name: 'fake',
  nodes: {
    node1: {
      name: 'node1',
      transport_address: '127.0.0.1:9300',
      host: '127.0.0.1',
      ip: '127.0.0.1',
      version: VERSION,
      roles: ['data', 'ingest', 'master', 'ml', 'transform', 'remote_cluster_client'],
      http: { bound_address: [`127.0.0.1:${PORT}`], publish_address: `127.0.0.1:${PORT}`, max_content_length_in_bytes: 104857600 },
      settings: { node: {} },
      attributes: {},
      os: {},
      jvm: { mem: { heap_max_in_bytes: 1073741824 } },
      ingest: { processors: [] },
      plugins: [],
      modules: [],
    },
  },
});
const health = (n) => ({
  cluster_name: 'fake',
  status: 'green',
  timed_out: false,
  number_of_nodes: 1,
  number_of_data_nodes: 1,
  active_primary_shards: indices.size,
  active_shards: indices.size,
  relocating_shards: 0,
  initializing_shards: 0,
  unassigned_shards: 0,
  delayed_unassigned_shards: 0,
  number_of_pending_tasks: 0,
  number_of_in_flight_fetch: 0,
  task_max_waiting_in_queue_millis: 0,
  active_shards_percent_as_number: 100,
  ...(n ? { indices: {} } : {}),
});

// ---------------------------------------------------------------- routing
const ACK = { acknowledged: true };
const ok = (body, status = 200) => ({ status, body });
const settings = { persistent: {}, transient: {} };
// kinds kept as name -> body, with the key they are read back under
const REGISTRY = {
  _index_template: { k: 'index_template', list: 'index_templates', wrap: 'index_template' },
  _component_template: { k: 'component_template', list: 'component_templates', wrap: 'component_template' },
};
function registry(seg, method, body) {
  const r = REGISTRY[seg[0]];
  const m = kind(r.k);
  if (seg[1] === '_simulate' || seg[1] === '_simulate_index') {
    let t = body && Object.keys(body).length ? body : null;
    if (seg[1] === '_simulate_index') {
      const x = matchingTemplate(seg[2]);
      t = x && x.t;
    } else if (!t && seg[2]) t = m.get(seg[2]);
    return ok({ template: t ? composeTemplate(t) : { settings: {}, mappings: {}, aliases: {} }, overlapping: [] });
  }
  const name = seg[1];
  if (method === 'PUT' || method === 'POST') {
    m.set(name, body || {});
    return ok(ACK);
  }
  if (method === 'DELETE') {
    const hadIt = m.delete(name);
    return hadIt ? ok(ACK) : ok({ error: { type: 'resource_not_found_exception', reason: name }, status: 404 }, 404);
  }
  const names = !name || name === '*' ? [...m.keys()] : [...m.keys()].filter((k) => name.split(',').some((n) => globRe(n).test(k)));
  if (!names.length && name && !name.includes('*'))
    return ok(
      { error: { root_cause: [], type: 'resource_not_found_exception', reason: `${r.wrap} matching [${name}] not found` }, status: 404 },
      404
    );
  return ok({ [r.list]: names.map((n) => ({ name: n, [r.wrap]: m.get(n) })) });
}
function namedMap(k, name, method, body, wrap = (b) => b) {
  const m = kind(k);
  if (method === 'PUT' || method === 'POST') {
    m.set(name, body || {});
    return ok(ACK);
  }
  if (method === 'DELETE')
    return m.delete(name) ? ok(ACK) : ok({ error: { type: 'resource_not_found_exception', reason: name }, status: 404 }, 404);
  const names = !name || name === '*' ? [...m.keys()] : [...m.keys()].filter((x) => name.split(',').some((n) => globRe(n).test(x)));
  if (!names.length && name && !name.includes('*'))
    return ok(
      method === 'HEAD'
        ? ''
        : { error: { root_cause: [], type: 'resource_not_found_exception', reason: `[${name}] not found` }, status: 404 },
      404
    );
  return ok(Object.fromEntries(names.map((n) => [n, wrap(m.get(n))])));
}
function aliasDoc(ixs, pat) {
  const out = {};
  for (const ix of ixs) {
    const names = Object.keys(ix.aliases).filter((a) => !pat || pat === '_all' || pat.split(',').some((p) => globRe(p).test(a)));
    if (names.length || !pat) out[ix.name] = { aliases: Object.fromEntries(names.map((n) => [n, ix.aliases[n]])) };
  }
  return out;
}
function aliasesAction(body) {
  // validate first: Elasticsearch applies all or none
  for (const a of arr(body.actions)) {
    if (a.remove && a.remove.must_exist) {
      const ix = indices.get(a.remove.index);
      if (!ix) throw notFoundIndex(a.remove.index);
      if (!has(ix.aliases, a.remove.alias)) throw new EsError(404, 'aliases_not_found_exception', `aliases [${a.remove.alias}] missing`);
    }
    if (a.remove_index && !indices.has(a.remove_index.index)) {
      if (findAlias(a.remove_index.index).length)
        throw new EsError(
          400,
          'illegal_argument_exception',
          `The provided expression [${a.remove_index.index}] matches an alias, specify the corresponding concrete indices instead.`
        );
      throw notFoundIndex(a.remove_index.index);
    }
  }
  for (const a of arr(body.actions)) {
    if (a.add) {
      const { index, indices: more, alias, aliases, ...rest } = a.add;
      for (const i of resolve([...arr(index), ...arr(more)])) for (const al of [...arr(alias), ...arr(aliases)]) i.aliases[al] = rest;
    } else if (a.remove) {
      for (const i of resolve(arr(a.remove.index || a.remove.indices), { ignoreUnavailable: true }))
        for (const al of [...arr(a.remove.alias), ...arr(a.remove.aliases)]) delete i.aliases[al];
    } else if (a.remove_index) indices.delete(a.remove_index.index);
  }
  return ACK;
}
const indexDoc = (ix, flatSettings) => ({
  aliases: ix.aliases,
  mappings: ix.mappings,
  settings: flatSettings ? flat(ix.settings) : ix.settings,
  ...(ix.ds ? { data_stream: ix.ds } : {}),
});

function handle(method, seg, q, body, raw) {
  const s0 = seg[0];
  if (!s0) return ok(info());
  // ---- cluster level
  if (s0.startsWith('_')) {
    switch (s0) {
      case '_nodes':
        return seg.includes('stats')
          ? ok({
              ...nodes(),
              nodes: { node1: { ...nodes().nodes.node1, ingest: { pipelines: {} }, indices: {}, jvm: { mem: {} }, thread_pool: {} } },
            })
          : seg.includes('usage')
            ? ok({ nodes: {} })
            : ok(nodes());
      case '_cluster':
        if (seg[1] === 'settings') {
          if (method === 'PUT') {
            merge(settings, body || {});
            return ok({ acknowledged: true, ...settings });
          }
          return ok({
            persistent: flat(settings.persistent),
            transient: flat(settings.transient),
            ...(q.include_defaults === 'true' ? { defaults: {} } : {}),
          });
        }
        if (seg[1] === 'health') return ok(health(seg[2]));
        if (seg[1] === 'state') return ok({ cluster_name: 'fake', cluster_uuid: info().cluster_uuid, metadata: { indices: {} } });
        if (seg[1] === 'stats')
          return ok({
            cluster_name: 'fake',
            cluster_uuid: info().cluster_uuid,
            status: 'green',
            indices: { count: indices.size, shards: {}, docs: { count: 0 }, store: { size_in_bytes: 0 } },
            nodes: { count: { total: 1, data: 1, master: 1 }, versions: [VERSION], os: {}, jvm: {}, fs: {} },
          });
        return ok({});
      case '_license':
        return seg[1] === 'trial_status'
          ? ok({ eligible_to_start_trial: false })
          : seg[1] === 'basic_status'
            ? ok({ eligible_to_start_basic: false })
            : ok({ license: licenseDoc() });
      case '_xpack':
        return seg[1] === 'usage' ? ok(Object.fromEntries(Object.entries(xpack().features))) : ok(xpack());
      case '_index_template':
      case '_component_template':
        return registry(seg, method, body);
      case '_template':
        return namedMap('legacy_template', seg[1], method, body);
      case '_ilm':
        if (seg[1] === 'policy')
          return namedMap('ilm', seg[2], method, body, (b) => ({
            version: 1,
            modified_date: new Date(START).toISOString(),
            policy: b.policy,
            in_use_by: { indices: [], data_streams: [], composable_templates: [] },
          }));
        return seg[1] === 'status' ? ok({ operation_mode: 'RUNNING' }) : ok(ACK);
      case '_slm':
        return ok(method === 'GET' ? {} : ACK);
      case '_ingest':
        if (seg[1] === 'pipeline') {
          if (seg[2] === '_simulate' || seg[3] === '_simulate') return ok({ docs: arr((body || {}).docs).map((d) => ({ doc: d })) });
          return namedMap('pipeline', seg[2], method, body);
        }
        return ok({});
      case '_scripts':
        return namedMap('script', seg[1], method, body, (b) => ({ found: true, ...b }));
      case '_enrich':
        return ok(method === 'GET' ? { policies: [] } : ACK);
      case '_transform': {
        if (seg[2] === '_stats' || seg[1] === '_stats') return ok({ count: 0, transforms: [] });
        if (seg[1] === '_preview') return ok({ preview: [] });
        if (method === 'GET') {
          const l = [...kind('transform')].filter(([n]) => !seg[1] || globRe(seg[1]).test(n));
          if (!l.length && seg[1] && !seg[1].includes('*') && seg[1] !== '_all')
            return ok(
              {
                error: { root_cause: [], type: 'resource_not_found_exception', reason: `Transform with id [${seg[1]}] could not be found` },
                status: 404,
              },
              404
            );
          return ok({ count: l.length, transforms: l.map(([id, b]) => ({ id, ...b })) });
        }
        if (method === 'PUT') kind('transform').set(seg[1], body);
        if (method === 'DELETE') kind('transform').delete(seg[1]);
        return ok(ACK);
      }
      case '_ml':
        if (seg[1] === 'info')
          return ok({ defaults: {}, upgrade_mode: false, native_code: { version: VERSION, build_hash: 'x' }, limits: {} });
        if (method === 'GET')
          return ok({
            count: 0,
            jobs: [],
            datafeeds: [],
            calendars: [],
            filters: [],
            data_frame_analytics: [],
            trained_model_configs: [],
            trained_model_stats: [],
            nodes: {},
          });
        return ok(ACK);
      case '_security':
        if (seg.includes('_has_privileges')) {
          // everybody may do everything
          const b = body || {};
          const yes = (l) => Object.fromEntries(arr(l).map((k) => [k, true]));
          const index = {};
          for (const e of arr(b.index)) for (const n of arr(e.names)) index[n] = { ...index[n], ...yes(e.privileges) };
          const application = {};
          for (const e of arr(b.application)) {
            application[e.application] = application[e.application] || {};
            for (const r of arr(e.resources)) application[e.application][r] = yes(e.privileges);
          }
          return ok({ username: 'fake', has_all_requested: true, cluster: yes(b.cluster), index, application });
        }
        if (method === 'GET') return ok({ error: { type: 'illegal_state_exception', reason: 'security is disabled' }, status: 500 }, 400);
        return ok(ACK);
      case '_data_stream': {
        if (seg[1] === '_stats' || seg[2] === '_stats')
          return ok({ _shards: {}, data_stream_count: 0, backing_indices: 0, total_store_size_bytes: 0, data_streams: [] });
        if (method === 'PUT') {
          if (seg[2]) return ok(ACK);
          createDataStream(seg[1]);
          return ok(ACK);
        }
        if (method === 'DELETE') {
          for (const n of [...dataStreams.keys()])
            if (globRe(seg[1]).test(n)) {
              dataStreams.get(n).indices.forEach((i) => indices.delete(i));
              dataStreams.delete(n);
            }
          return ok(ACK);
        }
        const l = [...dataStreams.values()].filter((d) => !seg[1] || seg[1].split(',').some((p) => globRe(p).test(d.name)));
        if (!l.length && seg[1] && !seg[1].includes('*')) throw notFoundIndex(seg[1]);
        return ok({
          data_streams: l.map((d) => ({
            name: d.name,
            timestamp_field: { name: '@timestamp' },
            indices: d.indices.map((i) => ({ index_name: i, index_uuid: indices.get(i).uuid })),
            generation: d.generation,
            _meta: {},
            status: 'GREEN',
            template: d.template,
            hidden: false,
            system: false,
            allow_custom_routing: false,
            replicated: false,
          })),
        });
      }
      case '_resolve': {
        const pats = (seg[2] || '*').split(',');
        const res = pats.map(globRe);
        return ok({
          indices: [...indices.values()]
            .filter((i) => !i.ds && res.some((r) => r.test(i.name)))
            .map((i) => ({ name: i.name, aliases: Object.keys(i.aliases), attributes: ['open'] })),
          aliases: [...new Set([...indices.values()].flatMap((i) => Object.keys(i.aliases)))]
            .filter((a) => res.some((r) => r.test(a)))
            .map((a) => ({ name: a, indices: findAlias(a).map((i) => i.name) })),
          data_streams: [...dataStreams.values()]
            .filter((d) => res.some((r) => r.test(d.name)))
            .map((d) => ({ name: d.name, backing_indices: d.indices, timestamp_field: '@timestamp' })),
        });
      }
      case '_cat':
        if (seg[1] === 'indices')
          return ok(
            resolve(seg[2] || '*', { ignoreUnavailable: true }).map((i) => ({
              health: 'green',
              status: 'open',
              index: i.name,
              uuid: i.uuid,
              pri: '1',
              rep: '0',
              'docs.count': String(i.docs.size),
              'docs.deleted': '0',
              'store.size': '1kb',
              'pri.store.size': '1kb',
            }))
          );
        return ok([]);
      case '_alias': {
        if (method === 'HEAD')
          return ok(
            '',
            seg[1].split(',').some((p) => [...indices.values()].some((i) => Object.keys(i.aliases).some((a) => globRe(p).test(a))))
              ? 200
              : 404
          );
        const d = aliasDoc([...indices.values()], seg[1]);
        if (seg[1] && !Object.keys(d).length && !seg[1].includes('*')) return ok({ error: `alias [${seg[1]}] missing`, status: 404 }, 404);
        return ok(d);
      }
      case '_aliases':
        return method === 'GET' ? ok(aliasDoc([...indices.values()])) : ok(aliasesAction(body || {}));
      case '_mapping':
        return ok(Object.fromEntries([...indices.values()].map((i) => [i.name, { mappings: i.mappings }])));
      case '_settings':
        return ok(Object.fromEntries([...indices.values()].map((i) => [i.name, { settings: i.settings }])));
      case '_stats':
        return ok({ _all: { primaries: {}, total: {} }, indices: {} });
      case '_search':
        if (seg[1] === 'scroll')
          return ok(
            method === 'DELETE'
              ? { succeeded: true, num_freed: 1 }
              : { _scroll_id: 'x', hits: { total: { value: 0, relation: 'eq' }, hits: [] } }
          );
        return ok(search(null, body, q));
      case '_msearch':
        return msearch(null, raw, q);
      case '_async_search':
        return asyncSearch(seg, method, null, body, q);
      case '_count':
        return ok({
          count: search(null, body, { ...q, size: 0 }).hits.total.value,
          _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
        });
      case '_bulk':
        return ok(bulk(null, raw, q));
      case '_mget':
        return mget(null, body, q);
      case '_pit':
        if (method === 'DELETE') {
          pits.delete((body || {}).id);
          return ok({ succeeded: true, num_freed: 1 });
        }
        return ok({});
      case '_field_caps':
        return ok(fieldCaps(null, q, body));
      case '_refresh':
      case '_flush':
      case '_forcemerge':
      case '_cache':
        return ok({ _shards: { total: 1, successful: 1, failed: 0 } });
      case '_reindex': {
        const src = body.source || {};
        const dst = body.dest || {};
        const from = docsOf(resolve(src.index, {})).filter((d) => match(d, src.query));
        const ix = writeIndex(dst.index);
        for (const d of from) {
          if (dst.op_type === 'create' && ix.docs.has(d.id)) continue;
          putDoc(ix, d.id, clone(d.source));
        }
        return ok(asTask(q, bqResult(from.length, 'created')));
      }
      case '_tasks': {
        if (seg[1] && tasks.has(decodeURIComponent(seg[1]))) return ok(tasks.get(decodeURIComponent(seg[1])));
        return seg[1]
          ? ok({ error: { type: 'resource_not_found_exception', reason: 'task not found' }, status: 404 }, 404)
          : ok({ nodes: {}, tasks: [] });
      }
      case '_migration':
        return ok({
          cluster_settings: [],
          node_settings: [],
          index_settings: {},
          ml_settings: [],
          features: [],
          migration_status: 'NO_MIGRATION_NEEDED',
        });
      case '_health_report':
        return ok({ status: 'green', cluster_name: 'fake', indicators: {} });
      case '_monitoring':
        return ok({ took: 1, errors: false, items: [] });
      case '_remote':
        return ok({});
      case '_ccr':
        return ok({ follower_indices: [], indices: [], patterns: [] });
      case '_rollup':
        return ok({ jobs: [] });
      case '_watcher':
        return ok({ count: 0, watches: [] });
      case '_snapshot':
        return ok({});
      case '_features':
        return ok({ features: [] });
      case '_query':
      case '_sql':
        return ok({ columns: [], values: [], rows: [] });
      case '_fleet':
        return ok({ global_checkpoints: [-1], timed_out: false });
      default:
        log(`UNKNOWN ${method} /${seg.join('/')}`);
        return method === 'GET' ? ok({}) : method === 'HEAD' ? ok('', 404) : ok(ACK);
    }
  }
  // ---- index level
  const expr = s0;
  const op = seg[1];
  const ropts = { ignoreUnavailable: q.ignore_unavailable === 'true', allowNoIndices: q.allow_no_indices !== 'false' };
  if (!op) {
    if (method === 'HEAD') {
      try {
        return ok('', resolve(expr, { allowNoIndices: false }).length ? 200 : 404);
      } catch {
        return ok('', 404);
      }
    }
    if (method === 'PUT') {
      createIndex(decodeURIComponent(expr), body || {});
      return ok({ acknowledged: true, shards_acknowledged: true, index: expr });
    }
    if (method === 'DELETE') {
      for (const i of resolve(expr, ropts)) indices.delete(i.name);
      return ok(ACK);
    }
    return ok(Object.fromEntries(resolve(expr, ropts).map((i) => [i.name, indexDoc(i, q.flat_settings === 'true')])));
  }
  const docOpts = { ifSeq: q.if_seq_no, ifTerm: q.if_primary_term, create: op === '_create' || q.op_type === 'create' };
  const id = seg[2] !== undefined ? decodeURIComponent(seg.slice(2).join('/')) : undefined;
  switch (op) {
    case '_doc':
    case '_create': {
      if (method === 'GET' || method === 'HEAD') {
        const ixs = resolve(expr, {});
        const d = ixs.map((i) => i.docs.get(id)).find(Boolean);
        if (!d) return ok(method === 'HEAD' ? '' : { _index: expr, _id: id, found: false }, 404);
        const src = q._source_includes ? filterSource(d.source, q._source_includes.split(',')) : filterSource(d.source, q._source);
        return ok({ _index: d.ix.name, _id: d.id, _version: d.version, _seq_no: d.seq, _primary_term: 1, found: true, _source: src });
      }
      if (method === 'DELETE') {
        const ix = resolve(expr, {})[0];
        const r = delDoc(ix, id, docOpts);
        return ok(r.body, r.status);
      }
      const ix = writeIndex(expr, q.require_alias === 'true');
      const r = putDoc(ix, id === undefined ? newId() : id, body || {}, docOpts);
      return ok(writeResult(ix, r.doc, r.result), r.result === 'created' ? 201 : 200);
    }
    case '_source': {
      const d = resolve(expr, {})
        .map((i) => i.docs.get(id))
        .find(Boolean);
      return d
        ? ok(d.source)
        : ok({ error: { type: 'resource_not_found_exception', reason: `Document not found [${expr}]/[${id}]` }, status: 404 }, 404);
    }
    case '_update': {
      const ix = (() => {
        try {
          const l = resolve(expr, {});
          return l.find((i) => i.docs.has(id)) || writeIndex(expr, q.require_alias === 'true');
        } catch {
          return writeIndex(expr, q.require_alias === 'true');
        }
      })();
      const r = updateDoc(ix, id, body || {}, docOpts);
      const out = writeResult(ix, r.doc, r.result);
      if (q._source && q._source !== 'false') out.get = { _seq_no: r.doc.seq, _primary_term: 1, found: true, _source: r.doc.source };
      else if (body && body._source) out.get = { _seq_no: r.doc.seq, _primary_term: 1, found: true, _source: r.doc.source };
      return ok(out, r.result === 'created' ? 201 : 200);
    }
    case '_search':
      if (seg[2] === 'template') return ok(search(expr, {}, q));
      return ok(search(expr, body, q));
    case '_async_search':
      return asyncSearch(seg.slice(1), method, expr, body, q);
    case '_msearch':
      return msearch(expr, raw, q);
    case '_count':
      return ok({
        count: search(expr, { ...body, size: 0, track_total_hits: true }, q).hits.total.value,
        _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
      });
    case '_bulk':
      return ok(bulk(expr, raw, q));
    case '_mget':
      return mget(expr, body, q);
    case '_pit': {
      const ixs = resolve(expr, ropts);
      const pid = crypto.randomBytes(24).toString('base64');
      pits.set(
        pid,
        ixs.map((i) => i.name)
      );
      return ok({ id: pid });
    }
    case '_field_caps':
      return ok(fieldCaps(expr, q, body));
    case '_eql':
      return ok({
        is_partial: false,
        is_running: false,
        took: 1,
        timed_out: false,
        hits: { total: { value: 0, relation: 'eq' }, events: [] },
      });
    case '_terms_enum': {
      const f = (body || {}).field;
      const p = String((body || {}).string || '').toLowerCase();
      const set = new Set();
      for (const d of docsOf(resolve(expr, ropts)))
        for (const v of fieldValues(d, f)) if (String(v).toLowerCase().startsWith(p)) set.add(String(v));
      return ok({ terms: [...set].slice(0, (body || {}).size || 10), complete: true, _shards: { total: 1, successful: 1, failed: 0 } });
    }
    case '_refresh':
    case '_flush':
    case '_forcemerge':
    case '_cache':
      resolve(expr, ropts);
      return ok({ _shards: { total: 1, successful: 1, failed: 0 } });
    case '_open':
    case '_close':
      return ok({ acknowledged: true, shards_acknowledged: true, indices: {} });
    case '_block':
      return ok({
        acknowledged: true,
        shards_acknowledged: true,
        indices: resolve(expr, ropts).map((i) => ({ name: i.name, blocked: true })),
      });
    case '_rollover':
      return ok({
        acknowledged: true,
        shards_acknowledged: true,
        old_index: expr,
        new_index: expr,
        rolled_over: false,
        dry_run: false,
        conditions: {},
      });
    case '_clone': {
      const src = indices.get(expr);
      if (!src) throw notFoundIndex(expr);
      const t = createIndex(seg[2], { mappings: src.mappings, settings: (body || {}).settings }, { noTemplate: true });
      for (const d of src.docs.values()) putDoc(t, d.id, clone(d.source));
      return ok({ acknowledged: true, shards_acknowledged: true, index: seg[2] });
    }
    case '_mapping':
    case '_mappings': {
      const ixs = resolve(expr, ropts);
      if (method === 'PUT' || method === 'POST') {
        for (const i of q.write_index_only === 'true' ? [writeIndex(expr)] : ixs) {
          const { _meta, ...rest } = body || {};
          merge(i.mappings, rest);
          if (_meta) i.mappings._meta = clone(_meta);
        }
        return ok(ACK);
      }
      if (seg[2] === 'field') {
        const pats = seg[3].split(',').map(globRe);
        return ok(
          Object.fromEntries(
            ixs.map((i) => {
              const out = {};
              (function walk(props, p) {
                for (const k of Object.keys(props || {})) {
                  if (pats.some((r) => r.test(p + k)) && props[k].type) out[p + k] = { full_name: p + k, mapping: { [k]: props[k] } };
                  walk(props[k].properties, p + k + '.');
                }
              })(i.mappings.properties, '');
              return [i.name, { mappings: out }];
            })
          )
        );
      }
      return ok(Object.fromEntries(ixs.map((i) => [i.name, { mappings: i.mappings }])));
    }
    case '_settings': {
      const ixs = resolve(expr, ropts);
      if (method === 'PUT') {
        for (const i of ixs) merge(i.settings, nestSettings(body));
        return ok(ACK);
      }
      return ok(Object.fromEntries(ixs.map((i) => [i.name, { settings: q.flat_settings === 'true' ? flat(i.settings) : i.settings }])));
    }
    case '_alias':
    case '_aliases': {
      if (method === 'PUT' || method === 'POST') {
        for (const i of resolve(expr, ropts)) i.aliases[seg[2]] = body || {};
        return ok(ACK);
      }
      if (method === 'DELETE') {
        for (const i of resolve(expr, ropts)) delete i.aliases[seg[2]];
        return ok(ACK);
      }
      let ixs;
      try {
        ixs = resolve(expr, ropts);
      } catch (e) {
        if (method === 'HEAD') return ok('', 404);
        throw e;
      }
      const d = aliasDoc(ixs, seg[2]);
      if (method === 'HEAD') return ok('', Object.values(d).some((x) => Object.keys(x.aliases).length) ? 200 : 404);
      if (seg[2] && !Object.keys(d).length && !seg[2].includes('*')) return ok({ error: `alias [${seg[2]}] missing`, status: 404 }, 404);
      return ok(d);
    }
    case '_stats':
      return ok({
        _shards: { total: 1, successful: 1, failed: 0 },
        _all: {
          primaries: { docs: { count: 0 }, store: { size_in_bytes: 0 } },
          total: { docs: { count: 0 }, store: { size_in_bytes: 0 } },
        },
        indices: Object.fromEntries(
          resolve(expr, { ...ropts, ignoreUnavailable: true }).map((i) => [
            i.name,
            {
              uuid: i.uuid,
              health: 'green',
              status: 'open',
              primaries: { docs: { count: i.docs.size, deleted: 0 }, store: { size_in_bytes: 1 } },
              total: { docs: { count: i.docs.size, deleted: 0 }, store: { size_in_bytes: 1 } },
            },
          ])
        ),
      });
    case '_ilm':
      return ok({ indices: {} });
    case '_lifecycle':
      return ok({ data_streams: [] });
    case '_update_by_query': {
      const n = byQuery(expr, body, q, (d) => {
        const s = clone(d.source);
        if (runScript(s, (body || {}).script) === 'noop') return 'noop';
        putDoc(d.ix, d.id, s);
      });
      return ok(asTask(q, bqResult(n, 'updated')));
    }
    case '_delete_by_query': {
      const n = byQuery(expr, body, q, (d) => d.ix.docs.delete(d.id));
      return ok(asTask(q, bqResult(n, 'deleted')));
    }
    case '_explain':
      return ok({ matched: true });
    case '_validate':
      return ok({ valid: true, _shards: {} });
    default:
      log(`UNKNOWN ${method} /${seg.join('/')}`);
      return method === 'GET' ? ok({}) : method === 'HEAD' ? ok('', 404) : ok(ACK);
  }
}
function mget(expr, body, q) {
  const list = body.docs || arr(body.ids).map((i) => ({ _id: i }));
  return ok({
    docs: list.map((d) => {
      const index = d._index || expr;
      let ixs;
      try {
        ixs = resolve(index, {});
      } catch (e) {
        return { _index: index, _id: d._id, error: e.body.error };
      }
      const x = ixs.map((i) => i.docs.get(String(d._id))).find(Boolean);
      if (!x) return { _index: ixs[0] ? ixs[0].name : index, _id: d._id, found: false };
      return {
        _index: x.ix.name,
        _id: x.id,
        _version: x.version,
        _seq_no: x.seq,
        _primary_term: 1,
        found: true,
        _source: filterSource(x.source, d._source !== undefined ? d._source : q._source),
      };
    }),
  });
}
function msearch(expr, raw, q) {
  const lines = raw.split('\n').filter((l) => l.trim());
  const responses = [];
  for (let i = 0; i < lines.length; i += 2) {
    const h = JSON.parse(lines[i]);
    const b = JSON.parse(lines[i + 1] || '{}');
    try {
      responses.push({
        ...search(h.index ? arr(h.index).join(',') : expr, b, { ...q, ...(h.ignore_unavailable ? { ignore_unavailable: 'true' } : {}) }),
        status: 200,
      });
    } catch (e) {
      if (!(e instanceof EsError)) throw e;
      responses.push(e.body);
    }
  }
  return ok({ took: 1, responses });
}
function asyncSearch(seg, method, expr, body, q) {
  if (method === 'DELETE') return ok(ACK);
  if (method === 'GET') return ok({ error: { type: 'resource_not_found_exception', reason: 'not found' }, status: 404 }, 404);
  return ok({
    is_partial: false,
    is_running: false,
    start_time_in_millis: Date.now(),
    expiration_time_in_millis: Date.now() + 6e4,
    completion_time_in_millis: Date.now(),
    response: search(expr, body, q),
  });
}

// response filtering (filter_path) for the simple dotted / wildcard forms clients send
function filterPath(body, fp) {
  const pats = fp
    .split(',')
    .filter((p) => !p.startsWith('-'))
    .map((p) => p.split('.'));
  if (!pats.length || !isObj(body)) return body;
  const walk = (o, ps) => {
    if (ps.some((p) => !p.length)) return o;
    if (Array.isArray(o)) {
      const r = o.map((x) => walk(x, ps)).filter((x) => x !== undefined);
      return r.length ? r : undefined;
    }
    if (!isObj(o)) return undefined;
    const out = {};
    for (const k of Object.keys(o)) {
      const next = ps.flatMap((p) => (p[0] === '**' ? [p, p.slice(1)] : globRe(p[0]).test(k) ? [p.slice(1)] : []));
      if (next.length) {
        const r = walk(o[k], next);
        if (r !== undefined) out[k] = r;
      }
    }
    return Object.keys(out).length ? out : undefined;
  };
  // keys that themselves hold dots (index names) are matched as one segment by '*'
  return walk(body, pats) || {};
}

const server = http.createServer((req, res) => {
  const chunks = [];
  req.on('data', (c) => chunks.push(c));
  req.on('end', () => {
    let buf = Buffer.concat(chunks);
    if (req.headers['content-encoding'] === 'gzip') buf = require('zlib').gunzipSync(buf);
    const raw = buf.toString('utf8');
    const u = new URL(req.url, 'http://x');
    const q = Object.fromEntries(u.searchParams);
    const seg = u.pathname
      .split('/')
      .filter((s) => s !== '')
      .map(decodeURIComponent);
    let body;
    let r;
    try {
      if (raw && !/_bulk|_msearch|\/bulk$/.test(u.pathname)) body = JSON.parse(raw);
      r = handle(req.method, seg, q, body, raw);
    } catch (e) {
      if (e instanceof EsError) r = { status: e.status, body: e.body };
      else {
        log(`FAILED ${req.method} ${req.url} ${raw.slice(0, 400)} ${e.stack}`);
        r = { status: 500, body: { error: { type: 'fake_es_error', reason: String(e && e.message) }, status: 500 } };
      }
    }
    let out = r.body;
    if (q.filter_path && r.status < 400) out = filterPath(out, q.filter_path);
    res.statusCode = r.status;
    res.setHeader('x-elastic-product', 'Elasticsearch');
    const compat = /vnd\.elasticsearch\+json/.test(req.headers.accept || '');
    res.setHeader('content-type', compat ? 'application/vnd.elasticsearch+json;compatible-with=8' : 'application/json');
    log(
      `${r.status} ${req.method} ${req.url} ${raw.slice(0, 600).replace(/\n/g, '⏎')}${r.status >= 400 ? ' => ' + JSON.stringify(out).slice(0, 200) : ''}`
    );
    if (req.method === 'HEAD') return res.end();
    res.end(typeof out === 'string' ? out : JSON.stringify(out));
  });
});
if (process.env.ES_SEED) bulk(null, fs.readFileSync(process.env.ES_SEED, 'utf8'), {});
server.keepAliveTimeout = 60000;
server.listen(PORT, '127.0.0.1', () => {
  const { port } = server.address();
  console.log(`fake elasticsearch ${VERSION} (${LICENSE}) on 127.0.0.1:${port}`);
  if (process.send) process.send({ port });
});
if (process.send) process.on('disconnect', () => process.exit(0));
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => process.exit(0));
