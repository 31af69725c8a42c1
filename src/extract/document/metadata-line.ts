const METADATA =
  /^(?:received|accepted|published(?: online)?|revised|available online|correspondence|corresponding author|correspondence to|address for|e-?mail|tel|fax|doi|https?:|copyright|©|key ?words?|citation|cite this|how to cite|authors?|affiliations?|issn|orcid|running title|word count|conflicts? of interest: none)\b[^.]{0,60}(?::|\d|@|©|$)/i;

/** Whether a line is about the publication and not of it: dates of submission, addresses, copyright, keywords. */
export const isMetadataLine = (line: string): boolean => METADATA.test(line);
