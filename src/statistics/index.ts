export { type FourfoldTable, fisherExact } from './fisher-exact.ts';
export { mannWhitney, type RankTest } from './mann-whitney.ts';
export { clopperPearson, type Interval, type Proportion, proportionOf } from './proportion.ts';
export { type NumberSummary, summariseNumbers } from './summarise-numbers.ts';
export { cohensKappa, type Kappa } from './cohens-kappa.ts';
