export { createQuantityFinder, type QuantityMention } from './quantity-finder.ts';
export { settleDoses } from './settle-doses.ts';
