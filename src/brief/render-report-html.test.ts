import { expect, test } from 'vitest';
import { spanOf } from '../case/index.ts';
import { piece } from './page.ts';
import { renderReportHtml } from './render-report-html.ts';

const text = 'She had <fever> & a rash.\n\nNo cough.';

test('words behind a fact are marked, once, and the fact leads to them', () => {
  const fever = piece('Fever', 'present', [spanOf(8, 15)]);
  const cough = piece('Cough', 'excluded', [spanOf(30, 35)]);
  const { html, anchorOf } = renderReportHtml(text, [fever, cough]);
  expect(html).toBe(
    '<p>She had <mark id="w8" class="present">&lt;fever&gt;</mark> &amp; a rash.</p><p>No <mark id="w30" class="excluded">cough</mark>.</p>',
  );
  expect(anchorOf(fever)).toBe('w8');
  expect(anchorOf(cough)).toBe('w30');
});

test('of places that overlap the longer is marked, and both facts lead to it', () => {
  const long = piece('Fever and rash', 'present', [spanOf(8, 24)]);
  const short = piece('Fever', 'present', [spanOf(9, 14)]);
  const { html, anchorOf } = renderReportHtml(text, [short, long]);
  expect(html.match(/<mark/g)).toHaveLength(1);
  expect(anchorOf(short)).toBe('w8');
});

test('a fact without words leads nowhere', () => {
  expect(renderReportHtml(text, []).anchorOf(piece('Sex not stated'))).toBeUndefined();
});
