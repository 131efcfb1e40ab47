import { expect, test } from 'vitest'
import { bodyInTime } from '#worker/core/body-in-time.ts'

test('what comes in time is handed on; what breaks or hangs is refused (E8)', async () => {
  expect(await bodyInTime(Promise.resolve('all'), 50)).toBe('all')
  await expect(bodyInTime(Promise.reject(new Error('reset')), 50)).rejects.toMatchObject({ code: 'request.malformed' })
  await expect(bodyInTime(new Promise(() => undefined), 20)).rejects.toMatchObject({ code: 'request.stalled' })
})
