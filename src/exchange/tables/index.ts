export type { Cell, Table } from './table.ts';
export { tabulateCases } from './tabulate-cases.ts';
export { writeCsv } from './write-csv.ts';
export { writeXlsx } from './write-xlsx.ts';
