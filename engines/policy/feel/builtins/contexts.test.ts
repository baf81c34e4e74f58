import { testRows } from './test-rows.ts';

testRows('get value, get entries', [
  ['get value({a: 1}, "a")', '1'],
  ['get value({a: 1}, "b")', 'null'],
  ['get value({a: 1}, "constructor")', 'null'],
  ['get value({a: 1}, "__proto__")', 'null'],
  ['get value({a: 1}, null)', 'null'],
  ['get value("a", "length")', 'null'],
  ['get entries({a: 1, b: null})', '[{key: "a", value: 1}, {key: "b", value: null}]'],
  ['get entries({})', '[]'],
  ['get entries(null)', 'null'],
]);

testRows('context', [
  ['context([{key: "a", value: 1}, {key: "b", value: 2}])', '{a: 1, b: 2}'],
  ['context({key: "a", value: null})', '{a: null}'],
  ['context([{key: "__proto__", value: 1}])', '{__proto__: 1}'],
  ['context([])', '{}'],
  ['context([{key: "a", value: 1}, {key: "a", value: 2}])', 'null'],
  ['context([{key: 1, value: 1}])', 'null'],
  ['context([1])', 'null'],
  ['context(null)', 'null'],
]);

testRows('context put', [
  ['context put({a: 1}, "b", 2)', '{a: 1, b: 2}'],
  ['context put({a: 1, b: 2}, "a", 3)', '{a: 3, b: 2}'],
  ['context put({a: {b: 1}}, ["a", "c"], 2)', '{a: {b: 1, c: 2}}'],
  ['context put(context: {a: {}}, keys: ["a", "b"], value: 1)', '{a: {b: 1}}'],
  ['context put(context: {a: {}}, key: ["a", "b"], value: 1)', 'null'],
  ['context put({a: 1}, ["a", "b"], 2)', 'null'],
  ['context put({}, [], 1)', 'null'],
  ['context put({}, ["__proto__", "polluted"], 1)', 'null'],
  ['context put({}, 1, 1)', 'null'],
  ['context put(null, "a", 1)', 'null'],
]);

testRows('context merge', [
  ['context merge([{a: 1}, {b: 2}, {a: 3}])', '{a: 3, b: 2}'],
  ['context merge({a: 1})', '{a: 1}'],
  ['context merge([])', '{}'],
  ['context merge([{a: 1}, 2])', 'null'],
  ['context merge(null)', 'null'],
]);
