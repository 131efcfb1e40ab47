import manifest from '#dist/assets.json' with { type: 'json' }

export type AssetName = keyof typeof manifest

/** The hashed address of a built style or island. */
export const asset = (name: AssetName): string => manifest[name]
