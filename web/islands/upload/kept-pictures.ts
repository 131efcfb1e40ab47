import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A picture that has not come yet; its key stays the same over every try and every visit, so that it becomes one photo. */
export interface KeptPicture {
  key: string
  /** For which gallery: a hash, since the address may be a secret link. */
  gallery: string
  file: File
}

interface Schema extends DBSchema {
  pictures: { key: string; value: KeptPicture; indexes: { gallery: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

const database = () =>
  (opened ??= openDB<Schema>('pictures', 1, {
    upgrade: (db) => void db.createObjectStore('pictures', { keyPath: 'key' }).createIndex('gallery', 'gallery'),
  }))

/** Keeps a picture over a reload. A browser without room for it, or a private window, keeps nothing: it is sent all the same. */
export const keep = async (picture: KeptPicture): Promise<void> => {
  await (await database()).put('pictures', picture)
}

export const forget = async (key: string): Promise<void> => {
  await (await database()).delete('pictures', key)
}

/** What earlier visits of this gallery left, in the order in which it was chosen. */
export const keptOf = async (gallery: string): Promise<KeptPicture[]> =>
  (await database()).getAllFromIndex('pictures', 'gallery', gallery)
