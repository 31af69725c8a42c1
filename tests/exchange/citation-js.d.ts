declare module '@citation-js/core' {
  export class Cite {
    constructor(input: string);
    readonly data: readonly object[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
