export { createQuantityFinder, type QuantityMention } from './quantity-finder.ts';
