/** A form in which a page can be kept: its name in the API, in words, its media type and the ending of its file. */
export interface KeepFormat<F extends string> {
  readonly format: F;
  readonly words: string;
  readonly mediaType: string;
  readonly ending: string;
}

const HTML = { format: 'html', words: 'HTML, one page', mediaType: 'text/html', ending: 'html' } as const;
const MARKDOWN = { format: 'markdown', words: 'Markdown', mediaType: 'text/markdown', ending: 'md' } as const;
const JSON_FORM = { format: 'json', words: 'JSON', mediaType: 'application/json', ending: 'json' } as const;

export const BRIEF_FORMATS = [HTML, MARKDOWN, JSON_FORM];
export const CHECK_FORMATS = [
  HTML,
  MARKDOWN,
  {
    format: 'sarif',
    words: 'SARIF, for editors and pipelines',
    mediaType: 'application/sarif+json',
    ending: 'sarif',
  } as const,
  JSON_FORM,
];
