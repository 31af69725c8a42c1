export { type FoundPack, findPacks, loadPack, readPackTexts } from './load-pack.ts';
export { type ListedPack, openPackShelf, type PackShelf } from './pack-shelf.ts';
