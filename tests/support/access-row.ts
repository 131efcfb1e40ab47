/**
 * Who asks. `nobody` has no cookie; `stranger` owns another organization; `door-staff` to `owner` are members by role;
 * `co-host` is an organiser of an accepted co-host of the event, whose owner keeps the registrants to itself.
 */
export const actors = ['nobody', 'stranger', 'door-staff', 'viewer', 'editor', 'organiser', 'owner', 'co-host'] as const
export type Actor = (typeof actors)[number]

export type Row = Record<Actor, number>
export type Written = Record<Exclude<Actor, 'co-host'>, number> & { 'co-host': number | undefined }

/** The statuses for each actor in the order of `actors`, to a request without content; the co-host's only where it is not the usual one. */
export const row = (...statuses: [number, number, number, number, number, number, number, coHost?: number]): Written =>
  Object.fromEntries(actors.map((actor, index) => [actor, statuses[index]])) as Written

/** The same for everybody: the door reads no sign-in. */
export const everybody = (status: number): Written => row(status, status, status, status, status, status, status)

/** The same for whoever may edit the programme, in the scope of an organization. */
export const fromEditorOn = (status: number): Written => row(401, 404, 403, 403, status, status, status)
