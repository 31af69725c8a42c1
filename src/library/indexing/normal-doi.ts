/** A DOI as it is compared: lower case, without a resolver in front (DOI Handbook, 2.4: DOI names are case-insensitive). */
export function normalDoi(doi: string): string {
  return doi
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/, '');
}
